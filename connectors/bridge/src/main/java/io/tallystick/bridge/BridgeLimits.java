package io.tallystick.bridge;

import io.tallystick.intake.IntakeLimits;

/** Every bound on what a record may ask of the bridge; all inclusive. */
public final class BridgeLimits {
    /** Bytes of what is taken on its way to the signer: with its key it fits a record of Kafka's default size. */
    public static final int MAX_TAKEN_BYTES = 900_000;

    /** Messages of one partition within which one is known again: some seconds of a producer that sends its batch once more. */
    public static final int WINDOW = 1_000;

    /** Pairs of device and subject that one partition numbers; each takes memory for good, and names come from strangers. */
    public static final int MAX_STREAMS = 100_000;

    /** Stream threads of one instance: above it, start another. */
    public static final int MAX_THREADS = 64;

    /** Characters of an application id: internal topics have it in their names, which Kafka bounds at 249. */
    public static final int MAX_APPLICATION_ID = 220;

    /** Bytes of JSON that an Avro record becomes: what a JSON message may have. */
    public static final int MAX_JSON_BYTES = IntakeLimits.MAX_MESSAGE_BYTES;

    /** Bytes of an Avro decimal: more digits than this are more than a number of JSON may have. */
    public static final int MAX_DECIMAL_BYTES = 32;

    private BridgeLimits() {}
}
