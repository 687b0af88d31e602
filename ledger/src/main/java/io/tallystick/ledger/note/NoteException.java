package io.tallystick.ledger.note;

/** A signed note, checkpoint or verifier key that is malformed or does not verify; says what was wanted and found. */
public final class NoteException extends Exception {
    /** What is wrong. */
    public enum Reason {
        /** The bytes are not a signed note, or not in its one canonical form. */
        MALFORMED_NOTE,
        /** A verifier key is not in its one canonical form, or its key id is not that of its key. */
        MALFORMED_KEY,
        /** The text of a note is not a checkpoint. */
        MALFORMED_CHECKPOINT,
        /** More bytes or signatures than a note may have. */
        TOO_LARGE,
        /** A signature by a known key does not verify. */
        INVALID_SIGNATURE,
        /** No signature is by a known key. */
        NO_TRUSTED_SIGNATURE,
        /** A checkpoint of another ledger. */
        WRONG_ORIGIN
    }

    private final Reason reason;

    public NoteException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
