package io.tallystick.ledger.block;

import io.tallystick.ledger.entry.Seal;

/**
 * A run of leaves closed by its seal.
 *
 * <p>The entries are kept as a C2SP entry bundle: for each, its length as big-endian uint16, then its bytes; the seal last.
 */
public final class Block {
    private final int ledger;
    private final Seal seal;
    private final int entryCount;
    private final byte[] bundle;
    private final byte[] root;

    Block(int ledger, Seal seal, int entryCount, byte[] bundle, byte[] root) {
        this.ledger = ledger;
        this.seal = seal;
        this.entryCount = entryCount;
        this.bundle = bundle;
        this.root = root;
    }

    public int ledger() {
        return ledger;
    }

    public Seal seal() {
        return seal;
    }

    /** How many entries the block has, the seal included. */
    public int entryCount() {
        return entryCount;
    }

    /** The entries as a bundle; shared, not to be changed. */
    public byte[] bundle() {
        return bundle;
    }

    /** The root over all leaves up to and including the seal, 32 bytes; shared, not to be changed. */
    public byte[] root() {
        return root;
    }

    /** The ledger's size with this block. */
    public long treeSize() {
        return seal.first() + entryCount;
    }
}
