package io.tallystick.ledger.merkle;

import java.util.List;

/**
 * The arithmetic that inclusion and consistency proofs share. The path from a leaf to the root has an inner part, up to
 * where it meets the path of the last leaf, and a border part along the tree's right edge, where all siblings are left.
 */
final class ProofPath {
    private ProofPath() {}

    /** Levels below the point where the paths of {@code index} and of the last leaf meet; {@code 0 <= index < size}. */
    static int innerLength(long index, long size) {
        return 64 - Long.numberOfLeadingZeros(index ^ (size - 1));
    }

    /** Left siblings above that point. */
    static int borderLength(long index, int innerLength) {
        return innerLength == 64 ? 0 : Long.bitCount(index >>> innerLength);
    }

    static byte[] inner(byte[] seed, List<byte[]> siblings, long index) {
        byte[] hash = seed;
        for (int i = 0; i < siblings.size(); i++) {
            boolean siblingIsRight = (index >>> i & 1) == 0;
            hash = siblingIsRight ? Hashes.node(hash, siblings.get(i)) : Hashes.node(siblings.get(i), hash);
        }
        return hash;
    }

    /** Like {@link #inner} but as the tree was when the leaf at {@code index} was its last: without right siblings. */
    static byte[] innerOfOlderTree(byte[] seed, List<byte[]> siblings, long index) {
        byte[] hash = seed;
        for (int i = 0; i < siblings.size(); i++) {
            if ((index >>> i & 1) == 1) {
                hash = Hashes.node(siblings.get(i), hash);
            }
        }
        return hash;
    }

    static byte[] border(byte[] seed, List<byte[]> leftSiblings) {
        byte[] hash = seed;
        for (byte[] left : leftSiblings) {
            hash = Hashes.node(left, hash);
        }
        return hash;
    }

    static void requireHashes(List<byte[]> proof) throws ProofException {
        for (int i = 0; i < proof.size(); i++) {
            ProofException.requireHash("proof hash " + i, proof.get(i));
        }
    }

    static void requireLength(int want, List<byte[]> proof, String context) throws ProofException {
        if (proof.size() != want) {
            throw new ProofException(
                    ProofException.Reason.WRONG_PROOF_LENGTH,
                    context + ": want " + want + " proof hashes, got " + proof.size());
        }
    }

    static List<byte[]> copy(List<byte[]> hashes) {
        return hashes.stream().map(byte[]::clone).toList();
    }
}
