package io.tallystick.topology.readmodel;

/** The names of the read model's nodes and stores: its directories and consumer group depend on them, so they are promises. */
public final class ReadModelNames {
    public static final String READ_BLOCKS = "read-blocks";
    public static final String KEEP_BLOCKS = "keep-blocks";
    /** First index, 8 bytes big-endian → the record's value as it is. */
    public static final String BLOCKS = "blocks";
    /** {@link EventIndex}. */
    public static final String INDEX = "event-index";
    /** {@link SubtreeHashes}. */
    public static final String SUBTREES = "subtree-hashes";

    public static final String READ_CHECKPOINTS = "read-checkpoints";
    public static final String KEEP_CHECKPOINTS = "keep-checkpoints";
    /** Origin → the last signed note. */
    public static final String CHECKPOINTS = "last-checkpoints";

    private ReadModelNames() {}
}
