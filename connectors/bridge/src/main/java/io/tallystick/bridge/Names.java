package io.tallystick.bridge;

/** The names of the topology's nodes and stores: internal topics are named after them, so they are promises. */
final class Names {
    static final String SOURCE = "source";
    static final String READ = "read";
    static final String READ_EVENTS = "read-events";
    static final String READ_REJECTED = "read-rejected";

    /** Names the internal topic {@code <application id>-taken-repartition}, and its nodes. */
    static final String TAKEN = "taken";

    /** How Kafka Streams names the node before the internal topic. */
    static final String TAKEN_FILTER = TAKEN + "-repartition-filter";

    static final String SIGN = "sign";
    static final String POSITIONS = "positions";
    static final String SIGNED_EVENTS = "signed-events";
    static final String SIGNED_REJECTED = "signed-rejected";

    private Names() {}
}
