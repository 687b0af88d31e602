package io.tallystick.topology.readmodel;

import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.merkle.MerkleHasher;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A committed block as the topic of blocks holds it. That it fits its ledger is the signer's check, and an auditor's, not
 * ours.
 */
public final class StoredBlock {
    private final int ledger;
    private final byte[] bundle;
    /** Where each entry's bytes begin in the bundle, and at last where they would if there were one more. */
    private final int[] starts;

    private final byte[] root;
    private final Seal seal;

    private StoredBlock(int ledger, byte[] bundle, int[] starts, byte[] root, Seal seal) {
        this.ledger = ledger;
        this.bundle = bundle;
        this.starts = starts;
        this.root = root;
        this.seal = seal;
    }

    static StoredBlock of(int ledger, long first, byte[] bundle, byte[] root) throws MalformedBundleException {
        int[] starts = new int[16];
        int count = 0;
        int at = 0;
        while (at < bundle.length) {
            int length = at + 2 <= bundle.length ? (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff : 0;
            if (length == 0 || length > bundle.length - at - 2) {
                throw new MalformedBundleException("bundle cut at byte " + at + " of " + bundle.length);
            }
            if (count + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[count++] = at + 2;
            at += 2 + length;
        }
        if (count == 0) {
            throw new MalformedBundleException("want at least a seal, got no entry");
        }
        starts[count] = at + 2;
        int[] exact = Arrays.copyOf(starts, count + 1);
        return new StoredBlock(ledger, bundle, exact, root, seal(bundle, exact, first));
    }

    private static Seal seal(byte[] bundle, int[] starts, long first) throws MalformedBundleException {
        int last = starts.length - 2;
        try {
            LedgerEntry entry = LedgerEntry.decode(bundle, starts[last], starts[last + 1] - 2 - starts[last]);
            if (entry instanceof Seal seal && seal.first() == first) {
                return seal;
            }
            throw new MalformedBundleException("want a seal of a block from index " + first + " as its last entry, got "
                    + (entry instanceof Seal other ? "one from index " + other.first() : entry.kind()));
        } catch (MalformedEntryException e) {
            throw new MalformedBundleException("want a seal as its last entry: " + e.getMessage());
        }
    }

    public int ledger() {
        return ledger;
    }

    public Seal seal() {
        return seal;
    }

    /** How many entries it has, the seal included. */
    public int entryCount() {
        return starts.length - 1;
    }

    /** The ledger's size with this block: the index of the next block's first entry. */
    public long treeSize() {
        return seal.first() + entryCount();
    }

    /** The root over all leaves up to and including the seal, hexadecimal. */
    public String root() {
        return HexFormat.of().formatHex(root);
    }

    /**
     * One entry's bytes, a copy.
     *
     * @param index its index in the ledger, from {@code seal().first()} inclusive to {@link #treeSize} exclusive
     */
    public byte[] entryBytes(long index) {
        int at = Math.toIntExact(index - seal.first());
        return Arrays.copyOfRange(bundle, starts[at], starts[at + 1] - 2);
    }

    /** The leaf hash of one entry; the index is as for {@link #entryBytes}. */
    byte[] leafHash(long index, MerkleHasher hasher) {
        int at = Math.toIntExact(index - seal.first());
        return hasher.leaf(bundle, starts[at], starts[at + 1] - 2 - starts[at]);
    }
}
