package io.tallystick.ledger.merkle;

/** A Merkle proof that does not hold; the message says what was expected and what was found. */
public final class ProofException extends Exception {
    /** What is wrong with the proof. */
    public enum Reason {
        /** The index is negative or not below the tree size. */
        INDEX_OUT_OF_RANGE,
        /** A tree size is negative, or the second is smaller than the first. */
        SIZE_OUT_OF_RANGE,
        /** Consistency from the empty tree to a larger one: there is nothing to prove and no proof of it. */
        EMPTY_TREE,
        /** More or fewer hashes than the index and the sizes call for. */
        WRONG_PROOF_LENGTH,
        /** A leaf, root or proof hash that is not 32 bytes. */
        WRONG_HASH_LENGTH,
        /** The proof leads to another root. */
        ROOT_MISMATCH
    }

    private final Reason reason;

    public ProofException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static void requireHash(String what, byte[] hash) throws ProofException {
        if (hash.length != Hashes.LENGTH) {
            throw new ProofException(Reason.WRONG_HASH_LENGTH, what + ": want 32 bytes, got " + hash.length);
        }
    }

    static void requireSame(String what, byte[] want, byte[] got) throws ProofException {
        if (!Hashes.same(want, got)) {
            throw new ProofException(
                    Reason.ROOT_MISMATCH,
                    what + ": want root " + Hashes.toBase64(want) + ", the proof leads to " + Hashes.toBase64(got));
        }
    }
}
