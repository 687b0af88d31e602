package io.tallystick.ledger.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * That the leaf at an index is in the tree of a size (RFC 6962 section 2.1.1, RFC 9162 section 2.1.3): the siblings on its
 * path from the leaf up to the root. Holds whatever it is given; only {@link #verify} says whether that is a proof.
 */
public final class InclusionProof {
    /** The most hashes a proof has: a path in a tree of 2^63 - 1 leaves. */
    public static final int MAX_HASHES = 63;

    private final long index;
    private final long treeSize;
    private final List<byte[]> hashes;

    /**
     * @param index of the leaf, from 0
     * @param treeSize leaves in the tree
     * @param hashes siblings from the leaf's own to the root's child
     */
    public InclusionProof(long index, long treeSize, List<byte[]> hashes) {
        this.index = index;
        this.treeSize = treeSize;
        this.hashes = ProofPath.copy(hashes);
    }

    /**
     * Makes the proof from a tree's hashes.
     *
     * @throws ProofException if not {@code 0 <= index < treeSize}
     * @throws IOException if the source lacks a hash
     */
    public static InclusionProof make(long index, long treeSize, HashSource source) throws ProofException, IOException {
        requireRange(index, treeSize);
        List<byte[]> rootToLeaf = new ArrayList<>();
        long begin = 0;
        long end = treeSize;
        while (end - begin > 1) {
            long middle = begin + RangeRoot.split(end - begin);
            if (index < middle) {
                rootToLeaf.add(RangeRoot.of(source, middle, end));
                end = middle;
            } else {
                rootToLeaf.add(RangeRoot.of(source, begin, middle));
                begin = middle;
            }
        }
        Collections.reverse(rootToLeaf);
        return new InclusionProof(index, treeSize, rootToLeaf);
    }

    public long index() {
        return index;
    }

    public long treeSize() {
        return treeSize;
    }

    /** The siblings from the leaf's own to the root's child, copies. */
    public List<byte[]> hashes() {
        return ProofPath.copy(hashes);
    }

    /**
     * Checks the proof: index and size in range, exactly the hashes these call for, and the given root at the end.
     *
     * @param leafHash of the leaf in question, 32 bytes
     * @param root of the tree of {@link #treeSize} leaves, from a source that is trusted, 32 bytes
     * @throws ProofException if it does not hold
     */
    public void verify(byte[] leafHash, byte[] root) throws ProofException {
        requireRange(index, treeSize);
        ProofException.requireHash("leaf hash", leafHash);
        ProofException.requireHash("root", root);
        int inner = ProofPath.innerLength(index, treeSize);
        String context = "inclusion of index " + index + " in size " + treeSize;
        ProofPath.requireLength(inner + ProofPath.borderLength(index, inner), hashes, context);
        ProofPath.requireHashes(hashes);
        byte[] hash = ProofPath.inner(leafHash, hashes.subList(0, inner), index);
        hash = ProofPath.border(hash, hashes.subList(inner, hashes.size()));
        ProofException.requireSame(context, root, hash);
    }

    private static void requireRange(long index, long treeSize) throws ProofException {
        if (treeSize < 0) {
            throw new ProofException(
                    ProofException.Reason.SIZE_OUT_OF_RANGE, "tree size: want 0 or more, got " + treeSize);
        }
        if (index < 0 || index >= treeSize) {
            throw new ProofException(
                    ProofException.Reason.INDEX_OUT_OF_RANGE,
                    "index: want 0 to below the tree size " + treeSize + ", got " + index);
        }
    }
}
