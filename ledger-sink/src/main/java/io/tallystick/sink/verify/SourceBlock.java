package io.tallystick.sink.verify;

/**
 * A block as its source claims it; nothing about it is verified. A {@link io.tallystick.ledger.block.Block} is made only by
 * sealing entries, so the two stay two types: a verifier is what there is between them.
 */
public final class SourceBlock {
    private final int ledger;
    private final long height;
    private final long firstIndex;
    private final long timeMillis;
    private final int entryCount;
    private final byte[] bundle;
    private final byte[] root;

    /**
     * @param bundle entries, each after its length as big-endian uint16, the seal last; not copied
     * @param root over all leaves with this block; not copied
     */
    public SourceBlock(
            int ledger, long height, long firstIndex, long timeMillis, int entryCount, byte[] bundle, byte[] root) {
        this.ledger = ledger;
        this.height = height;
        this.firstIndex = firstIndex;
        this.timeMillis = timeMillis;
        this.entryCount = entryCount;
        this.bundle = bundle;
        this.root = root;
    }

    public int ledger() {
        return ledger;
    }

    public long height() {
        return height;
    }

    /** Index of its first entry. */
    public long firstIndex() {
        return firstIndex;
    }

    /** Milliseconds since 1970. */
    public long timeMillis() {
        return timeMillis;
    }

    /** Entries, the seal included. */
    public int entryCount() {
        return entryCount;
    }

    /** The entries; shared, not to be changed. */
    public byte[] bundle() {
        return bundle;
    }

    /** The root; shared, not to be changed. */
    public byte[] root() {
        return root;
    }
}
