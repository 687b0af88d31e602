package io.tallystick.ledger.crypto;

/** Makes signatures with one private key, wherever that key lives: memory, a key store, a hardware module. */
public interface Signer {
    /** The algorithm of this key. */
    SignatureAlgorithm algorithm();

    /** The public half of this key. */
    VerificationKey verificationKey();

    /**
     * Signs a message.
     *
     * @return 64 bytes: RFC 8032 for Ed25519, r || s for ES256
     * @throws SigningException if the key cannot be used
     */
    byte[] sign(byte[] message);
}
