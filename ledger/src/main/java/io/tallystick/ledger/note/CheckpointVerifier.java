package io.tallystick.ledger.note;

import io.tallystick.ledger.crypto.SignatureVerifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Verifies the checkpoints of one ledger: its origin, a signature by its key, and those of the witnesses known here. */
public final class CheckpointVerifier {
    private final String origin;
    private final Set<VerifierKey> ledgerKeys;
    private final Set<VerifierKey> witnessKeys;
    private final SignatureVerifier verifier;

    /**
     * @param origin that the checkpoints must have
     * @param ledgerKeys one of which must have signed
     * @param witnessKeys whose cosignatures are verified if present; may be empty
     */
    public CheckpointVerifier(
            String origin,
            Collection<VerifierKey> ledgerKeys,
            Collection<VerifierKey> witnessKeys,
            SignatureVerifier verifier) {
        this.origin = origin;
        this.ledgerKeys = Set.copyOf(ledgerKeys);
        this.witnessKeys = Set.copyOf(witnessKeys);
        this.verifier = verifier;
    }

    /** For a ledger whose key is named as its origin, which is the rule, and no witnesses. */
    public static CheckpointVerifier of(VerifierKey ledgerKey, SignatureVerifier verifier) {
        return new CheckpointVerifier(ledgerKey.name(), List.of(ledgerKey), List.of(), verifier);
    }

    /**
     * Reads and verifies a signed checkpoint.
     *
     * @throws NoteException saying what is malformed or does not verify
     */
    public VerifiedCheckpoint verify(byte[] signedNote) throws NoteException {
        return verify(SignedNote.parse(signedNote));
    }

    /**
     * Verifies a signed checkpoint.
     *
     * @throws NoteException saying what is malformed or does not verify
     */
    public VerifiedCheckpoint verify(SignedNote signedNote) throws NoteException {
        List<VerifierKey> known = new ArrayList<>(ledgerKeys);
        known.addAll(witnessKeys);
        VerifiedNote note = signedNote.verify(known, verifier);
        if (Collections.disjoint(note.signers(), ledgerKeys)) {
            throw new NoteException(
                    NoteException.Reason.NO_TRUSTED_SIGNATURE,
                    "checkpoint: want a signature by one of the ledger's keys " + ledgerKeys + ", got only "
                            + note.signers());
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new NoteException(
                    NoteException.Reason.WRONG_ORIGIN,
                    "checkpoint: want origin \"" + origin + "\", got \"" + checkpoint.origin() + "\"");
        }
        return new VerifiedCheckpoint(checkpoint, note);
    }
}
