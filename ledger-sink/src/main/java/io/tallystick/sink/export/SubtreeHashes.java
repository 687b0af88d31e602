package io.tallystick.sink.export;

import io.tallystick.ledger.merkle.Frontier;
import io.tallystick.ledger.merkle.HashSource;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.InclusionProof;
import io.tallystick.ledger.merkle.ProofException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hashes of those perfect subtrees that one entry's inclusion proof is made of, from a single pass over the entries. A
 * tree of n entries takes O(log² n) memory so: each subtree's right edge.
 */
final class SubtreeHashes implements HashSource {
    private record Subtree(int level, long index, Frontier edge) {
        boolean contains(long leaf) {
            return leaf >>> level == index;
        }
    }

    /** By their first leaf; siblings along a path do not overlap. */
    private final TreeMap<Long, Subtree> wanted = new TreeMap<>();

    private SubtreeHashes() {}

    /**
     * Those that prove an entry.
     *
     * @throws ProofException if not {@code 0 <= index < size}
     */
    static SubtreeHashes proving(long index, long size) throws ProofException, IOException {
        SubtreeHashes hashes = new SubtreeHashes();
        InclusionProof.make(index, size, (level, at) -> {
            hashes.wanted.put(at << level, new Subtree(level, at, new Frontier()));
            return Hashes.emptyRoot();
        });
        return hashes;
    }

    /** Takes the entry {@code buffer[offset, offset + length)} at an index; all must come, in order, from 0. */
    void entry(long index, byte[] buffer, int offset, int length) {
        Map.Entry<Long, Subtree> nearest = wanted.floorEntry(index);
        if (nearest != null && nearest.getValue().contains(index)) {
            nearest.getValue().edge().appendEntry(buffer, offset, length);
        }
    }

    @Override
    public byte[] hash(int level, long index) throws IOException {
        Subtree subtree = wanted.get(index << level);
        if (subtree == null || subtree.level() != level) {
            throw new IOException("subtree " + index + " of level " + level + ": not one of this proof's");
        }
        if (subtree.edge().size() != 1L << level) {
            throw new IOException("subtree " + index + " of level " + level + ": want " + (1L << level)
                    + " entries, got " + subtree.edge().size());
        }
        return subtree.edge().root();
    }
}
