package io.tallystick.sink.verify;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.NoteSignature;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.ledger.note.VerifiedCheckpoint;
import io.tallystick.ledger.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;

/** The keys that one ledger's checkpoints are checked with: the ledger's own and those of the genesis' witnesses. */
public final class LedgerKeys {
    private final VerifierKey ledgerKey;
    private final List<VerifierKey> known;
    private final boolean complete;
    private final CheckpointVerifier verifier;

    private LedgerKeys(
            VerifierKey ledgerKey, List<VerifierKey> witnesses, boolean complete, SignatureVerifier signatures) {
        this.ledgerKey = ledgerKey;
        this.known = new ArrayList<>(witnesses);
        known.add(ledgerKey);
        this.complete = complete;
        this.verifier = new CheckpointVerifier(ledgerKey.name(), List.of(ledgerKey), witnesses, signatures);
    }

    /**
     * All keys of a ledger, from its genesis.
     *
     * @throws IllegalArgumentException if the network has no such ledger
     */
    public static LedgerKeys of(Genesis genesis, int ledger, SignatureVerifier signatures) {
        List<VerifierKey> witnesses = genesis.witnesses().keys().stream()
                .map(witness -> parse(witness.vkey()))
                .toList();
        return new LedgerKeys(parse(genesis.ledgerKey(ledger).vkey()), witnesses, true, signatures);
    }

    /** A ledger's key alone: signatures by others are passed over. */
    public static LedgerKeys of(VerifierKey ledgerKey, SignatureVerifier signatures) {
        return new LedgerKeys(ledgerKey, List.of(), false, signatures);
    }

    private static VerifierKey parse(String vkey) {
        try {
            return VerifierKey.parse(vkey);
        } catch (NoteException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The ledger's origin. */
    public String origin() {
        return ledgerKey.name();
    }

    /** Checks what only the ledger's own signature matters for, such as proofs. */
    public CheckpointVerifier verifier() {
        return verifier;
    }

    /**
     * Checks a signed checkpoint. With the keys of a genesis, every signature must be by one of them: an archive has no
     * use for any other, and a witness's line that was tampered with would pass as one of a stranger.
     *
     * @throws NoteException saying what does not verify
     */
    public VerifiedCheckpoint verify(SignedNote note) throws NoteException {
        VerifiedCheckpoint verified = verifier.verify(note);
        if (complete) {
            for (NoteSignature signature : note.signatures()) {
                if (known.stream().noneMatch(signature::isBy)) {
                    throw new NoteException(
                            NoteException.Reason.NO_TRUSTED_SIGNATURE,
                            "checkpoint: want signatures by the ledger's key and its witnesses only, got one by \""
                                    + signature.name() + "\"");
                }
            }
        }
        return verified;
    }
}
