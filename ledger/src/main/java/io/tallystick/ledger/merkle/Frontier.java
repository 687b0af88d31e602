package io.tallystick.ledger.merkle;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The right edge of a Merkle tree: the roots of the perfect subtrees that the tree's size is the sum of, largest first.
 * It is all that appending and the root need, so a ledger's tree takes at most 2 KiB of memory however long it is.
 *
 * <p>Encoding, canonical: {@code size uint64 big-endian, then 32 bytes for each bit set in size, the highest bit first}.
 *
 * <p>Not for use by several threads at once; {@link #copy} is cheap.
 */
public final class Frontier {
    /** The largest tree: sizes and indexes are non-negative Java longs. */
    public static final long MAX_SIZE = Long.MAX_VALUE;

    /** The most bytes {@link #encode} gives and {@link #decode} takes: a size with all of its 63 bits set. */
    public static final int MAX_ENCODED_BYTES = Long.BYTES + 63 * Hashes.LENGTH;

    private static final int INITIAL_HASHES = 24;

    private final MerkleHasher hasher = new MerkleHasher();
    private long size;
    private byte[] hashes;

    /** The frontier of the empty tree. */
    public Frontier() {
        this(0, new byte[INITIAL_HASHES * Hashes.LENGTH]);
    }

    private Frontier(long size, byte[] hashes) {
        this.size = size;
        this.hashes = hashes;
    }

    /** Leaves in the tree. */
    public long size() {
        return size;
    }

    /** Appends the leaf with this hash (32 bytes) at index {@link #size}. */
    public void append(byte[] leafHash) {
        Hashes.requireHash("leaf", leafHash);
        int at = reserve();
        System.arraycopy(leafHash, 0, hashes, at, Hashes.LENGTH);
        merge();
    }

    /** Hashes the entry {@code buf[off, off + len)} and appends it; allocates nothing. */
    public void appendEntry(byte[] buf, int off, int len) {
        int at = reserve();
        hasher.leafInto(buf, off, len, hashes, at);
        merge();
    }

    /** Hashes an entry and appends it; allocates nothing. */
    public void appendEntry(byte[] entry) {
        appendEntry(entry, 0, entry.length);
    }

    /** The root of the tree (RFC 6962 section 2.1): of the empty one, SHA-256 of nothing. */
    public byte[] root() {
        int count = Long.bitCount(size);
        if (count == 0) {
            return Hashes.emptyRoot();
        }
        int last = (count - 1) * Hashes.LENGTH;
        byte[] root = Arrays.copyOfRange(hashes, last, last + Hashes.LENGTH);
        for (int at = last - Hashes.LENGTH; at >= 0; at -= Hashes.LENGTH) {
            hasher.nodeInto(hashes, at, root, 0, root, 0);
        }
        return root;
    }

    /** An independent copy. */
    public Frontier copy() {
        return new Frontier(size, hashes.clone());
    }

    /** The canonical encoding: equal trees, equal bytes. */
    public byte[] encode() {
        int hashBytes = Long.bitCount(size) * Hashes.LENGTH;
        return ByteBuffer.allocate(Long.BYTES + hashBytes)
                .putLong(size)
                .put(hashes, 0, hashBytes)
                .array();
    }

    /**
     * Reads {@link #encode}'s bytes.
     *
     * @throws CorruptFrontierException if they are not exactly that
     */
    public static Frontier decode(byte[] bytes) {
        if (bytes.length < Long.BYTES || bytes.length > MAX_ENCODED_BYTES) {
            throw new CorruptFrontierException(
                    "frontier: want 8 to " + MAX_ENCODED_BYTES + " bytes, got " + bytes.length);
        }
        long size = ByteBuffer.wrap(bytes).getLong();
        if (size < 0) {
            throw new CorruptFrontierException(
                    "frontier: want a size of at most " + MAX_SIZE + ", got " + Long.toUnsignedString(size));
        }
        int want = Long.BYTES + Long.bitCount(size) * Hashes.LENGTH;
        if (bytes.length != want) {
            throw new CorruptFrontierException(
                    "frontier of size " + size + ": want " + want + " bytes, got " + bytes.length);
        }
        byte[] hashes =
                Arrays.copyOfRange(bytes, Long.BYTES, Math.max(want, Long.BYTES + INITIAL_HASHES * Hashes.LENGTH));
        return new Frontier(size, hashes);
    }

    private int reserve() {
        if (size == MAX_SIZE) {
            throw new IllegalStateException("the tree has the largest size, " + MAX_SIZE + ": nothing can be appended");
        }
        int at = Long.bitCount(size) * Hashes.LENGTH;
        if (at == hashes.length) {
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        return at;
    }

    /** Joins equal-sized neighbours, like carrying in a binary counter. */
    private void merge() {
        int at = Long.bitCount(size) * Hashes.LENGTH;
        for (int carries = Long.numberOfTrailingZeros(~size); carries > 0; carries--) {
            at -= Hashes.LENGTH;
            hasher.nodeInto(hashes, at, hashes, at + Hashes.LENGTH, hashes, at);
        }
        size++;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frontier that && size == that.size && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encode());
    }

    @Override
    public String toString() {
        return "Frontier[size=" + size + ", root=" + Hashes.toBase64(root()) + "]";
    }
}
