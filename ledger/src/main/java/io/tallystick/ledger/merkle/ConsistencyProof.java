package io.tallystick.ledger.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * That a tree is an earlier state of a larger one (RFC 6962 section 2.1.2, RFC 9162 section 2.1.4). Holds whatever it is
 * given; only {@link #verify} says whether that is a proof.
 *
 * <p>Size 0 as transparency-dev/merkle decides it: from an empty tree to a larger one there is no proof, whatever is
 * given is refused; between equal sizes, 0 included, the proof is empty and the roots are equal.
 */
public final class ConsistencyProof {
    /** The most hashes a proof has: a path in a tree of 2^63 - 1 leaves and the subtree it begins at. */
    public static final int MAX_HASHES = 64;

    private final long size1;
    private final long size2;
    private final List<byte[]> hashes;

    /**
     * @param size1 leaves in the older tree
     * @param size2 leaves in the newer tree
     * @param hashes in the order of RFC 6962
     */
    public ConsistencyProof(long size1, long size2, List<byte[]> hashes) {
        this.size1 = size1;
        this.size2 = size2;
        this.hashes = ProofPath.copy(hashes);
    }

    /**
     * Makes the proof from the newer tree's hashes; empty if the sizes are equal.
     *
     * @throws ProofException if not {@code 0 < size1 <= size2} nor both 0
     * @throws IOException if the source lacks a hash
     */
    public static ConsistencyProof make(long size1, long size2, HashSource source) throws ProofException, IOException {
        requireRange(size1, size2);
        List<byte[]> rootToLeaf = new ArrayList<>();
        long begin = 0;
        long end = size2;
        while (end != size1) {
            long middle = begin + RangeRoot.split(end - begin);
            if (size1 <= middle) {
                rootToLeaf.add(RangeRoot.of(source, middle, end));
                end = middle;
            } else {
                rootToLeaf.add(RangeRoot.of(source, begin, middle));
                begin = middle;
            }
        }
        if (begin > 0) {
            rootToLeaf.add(RangeRoot.of(source, begin, end));
        }
        Collections.reverse(rootToLeaf);
        return new ConsistencyProof(size1, size2, rootToLeaf);
    }

    public long size1() {
        return size1;
    }

    public long size2() {
        return size2;
    }

    /** The proof's hashes in the order of RFC 6962, copies. */
    public List<byte[]> hashes() {
        return ProofPath.copy(hashes);
    }

    /**
     * Checks the proof: sizes in range, exactly the hashes these call for, and both roots come out of it.
     *
     * @param root1 of the tree of {@link #size1} leaves, 32 bytes
     * @param root2 of the tree of {@link #size2} leaves, 32 bytes
     * @throws ProofException if it does not hold
     */
    public void verify(byte[] root1, byte[] root2) throws ProofException {
        requireRange(size1, size2);
        ProofException.requireHash("first root", root1);
        ProofException.requireHash("second root", root2);
        String context = "consistency of size " + size1 + " with size " + size2;
        if (size1 == size2) {
            ProofPath.requireLength(0, hashes, context);
            ProofException.requireSame(context, root1, root2);
            return;
        }
        long lastOld = size1 - 1;
        int path = ProofPath.innerLength(lastOld, size2);
        int border = ProofPath.borderLength(lastOld, path);
        int shift = Long.numberOfTrailingZeros(size1);
        int inner = path - shift;
        // The proof opens with the largest perfect subtree that ends the old tree, unless that is the old tree itself.
        boolean seedIsRoot1 = size1 == 1L << shift;
        int start = seedIsRoot1 ? 0 : 1;
        ProofPath.requireLength(start + inner + border, hashes, context);
        ProofPath.requireHashes(hashes);
        byte[] seed = seedIsRoot1 ? root1 : hashes.get(0);
        List<byte[]> innerHashes = hashes.subList(start, start + inner);
        List<byte[]> borderHashes = hashes.subList(start + inner, hashes.size());
        long index = lastOld >>> shift;
        byte[] hash1 = ProofPath.border(ProofPath.innerOfOlderTree(seed, innerHashes, index), borderHashes);
        ProofException.requireSame(context + ", first tree", root1, hash1);
        byte[] hash2 = ProofPath.border(ProofPath.inner(seed, innerHashes, index), borderHashes);
        ProofException.requireSame(context + ", second tree", root2, hash2);
    }

    private static void requireRange(long size1, long size2) throws ProofException {
        if (size1 < 0 || size2 < size1) {
            throw new ProofException(
                    ProofException.Reason.SIZE_OUT_OF_RANGE,
                    "tree sizes: want 0 <= size1 <= size2, got " + size1 + " and " + size2);
        }
        if (size1 == 0 && size2 > 0) {
            throw new ProofException(
                    ProofException.Reason.EMPTY_TREE,
                    "consistency of size 0 with size " + size2 + ": an empty tree has no consistency proof");
        }
    }
}
