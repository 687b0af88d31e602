package io.tallystick.ledger.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 over a seed in memory, in pure Java. */
final class BouncyCastleEd25519Signer implements Signer {
    private final byte[] seed;
    private final byte[] publicBytes = new byte[Ed25519.PUBLIC_KEY_SIZE];
    private final VerificationKey publicKey;

    BouncyCastleEd25519Signer(byte[] seed) {
        this.seed = seed.clone();
        Ed25519.generatePublicKey(this.seed, 0, publicBytes, 0);
        this.publicKey = publicKeyOf(seed);
    }

    static VerificationKey publicKeyOf(byte[] seed) {
        byte[] raw = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, raw, 0);
        try {
            return VerificationKey.ofRaw(SignatureAlgorithm.ED25519, raw);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a clamped multiple of the base point has order L", e);
        }
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ED25519;
    }

    @Override
    public VerificationKey verificationKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, publicBytes, 0, message, 0, message.length, signature, 0);
        return signature;
    }
}
