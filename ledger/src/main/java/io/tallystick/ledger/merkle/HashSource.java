package io.tallystick.ledger.merkle;

import java.io.IOException;

/** Where proofs get a tree's hashes: the roots of its perfect subtrees. */
@FunctionalInterface
public interface HashSource {
    /**
     * The root of the perfect subtree over the leaves {@code [index << level, (index + 1) << level)}; at level 0 that is
     * the leaf hash at {@code index}.
     *
     * @param level 0 to 62
     * @param index from 0; the subtree lies wholly inside the tree
     * @return 32 bytes
     * @throws IOException if the hash cannot be had: missing, unreadable or malformed
     */
    byte[] hash(int level, long index) throws IOException;
}
