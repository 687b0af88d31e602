package io.tallystick.ledger.note;

/** A checkpoint that its ledger's key signed; made by {@link CheckpointVerifier} only. */
public final class VerifiedCheckpoint {
    private final Checkpoint checkpoint;
    private final VerifiedNote note;

    VerifiedCheckpoint(Checkpoint checkpoint, VerifiedNote note) {
        this.checkpoint = checkpoint;
        this.note = note;
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The note it came in, with who signed and cosigned. */
    public VerifiedNote note() {
        return note;
    }

    @Override
    public String toString() {
        return "Verified" + checkpoint;
    }
}
