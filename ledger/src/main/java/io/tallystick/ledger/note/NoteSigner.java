package io.tallystick.ledger.note;

import io.tallystick.ledger.crypto.Signer;
import java.nio.charset.StandardCharsets;

/** Signs notes under a name, with an Ed25519 key wherever it lives. */
public final class NoteSigner {
    private final VerifierKey verifierKey;
    private final Signer signer;

    /**
     * @param name of the key; for a ledger's key, its origin
     * @param signer Ed25519
     * @throws IllegalArgumentException if the name is no key name or the signer of another algorithm
     */
    public NoteSigner(String name, Signer signer) {
        this.verifierKey = VerifierKey.of(name, SignatureType.ED25519, signer.verificationKey());
        this.signer = signer;
    }

    /** What others verify these signatures with. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /**
     * Signs a note's text, which ends in a newline.
     *
     * @throws io.tallystick.ledger.crypto.SigningException if the key cannot be used
     */
    public NoteSignature sign(String text) {
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(verifierKey.name(), verifierKey.id(), signature);
    }
}
