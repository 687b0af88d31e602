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

    /** Is shown the entries of a block. */
    public interface EntryVisitor {
        /** An entry with its index in the ledger; it is {@code bundle[at, at + length)}, shared, not to be changed. */
        void entry(long index, byte[] bundle, int at, int length);
    }

    /** Shows all entries in their order, the seal last. */
    public void forEachEntry(EntryVisitor visitor) {
        long index = seal.first();
        for (int at = 0; at < bundle.length; index++) {
            int length = (bundle[at] & 0xff) << Byte.SIZE | bundle[at + 1] & 0xff;
            at += Short.BYTES;
            visitor.entry(index, bundle, at, length);
            at += length;
        }
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
