package io.tallystick.ledger.genesis;

import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.note.SignatureType;
import io.tallystick.ledger.note.VerifierKey;

/**
 * The key that signs one ledger's checkpoints, as a C2SP signed-note verifier key.
 *
 * @param verifierKey of type Ed25519, named after the ledger's origin
 */
public record LedgerKey(VerifierKey verifierKey) {
    public LedgerKey {
        NoteKeys.requireType("ledger key", verifierKey, SignatureType.ED25519);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is not a verifier key of type 0x01 with the right key id
     */
    public static LedgerKey parse(String vkey) {
        return new LedgerKey(NoteKeys.parse("ledger key", vkey));
    }

    /** The key of the ledger {@code name}. */
    public static LedgerKey of(String name, VerificationKey key) {
        return new LedgerKey(VerifierKey.of(name, SignatureType.ED25519, key));
    }

    /** The ledger's origin. */
    public String name() {
        return verifierKey.name();
    }

    /** Ed25519. */
    public VerificationKey key() {
        return verifierKey.key();
    }

    /** The text, {@code name+hex8+base64(0x01 || key)}. */
    public String vkey() {
        return verifierKey.format();
    }
}
