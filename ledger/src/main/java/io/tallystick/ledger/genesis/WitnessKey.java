package io.tallystick.ledger.genesis;

import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.note.SignatureType;
import io.tallystick.ledger.note.VerifierKey;

/**
 * The key of a witness, as a C2SP tlog-cosignature verifier key.
 *
 * @param verifierKey of type cosignature/v1, named after the witness
 */
public record WitnessKey(VerifierKey verifierKey) {
    public WitnessKey {
        NoteKeys.requireType("witness key", verifierKey, SignatureType.COSIGNATURE_V1);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is not a verifier key of type 0x04 with the right key id
     */
    public static WitnessKey parse(String vkey) {
        return new WitnessKey(NoteKeys.parse("witness key", vkey));
    }

    /** The key of the witness {@code name}. */
    public static WitnessKey of(String name, VerificationKey key) {
        return new WitnessKey(VerifierKey.of(name, SignatureType.COSIGNATURE_V1, key));
    }

    /** The witness's name. */
    public String name() {
        return verifierKey.name();
    }

    /** Ed25519. */
    public VerificationKey key() {
        return verifierKey.key();
    }

    /** The text, {@code name+hex8+base64(0x04 || key)}. */
    public String vkey() {
        return verifierKey.format();
    }
}
