package io.tallystick.ledger.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/**
 * Signs with a key that does not leave its device. No provider is named: {@code initSign} makes the JCA pick the one
 * that can use the key. A Signature object per call, because a hardware session may be lost between two calls.
 */
final class OpaqueSigner implements Signer {
    private final PrivateKey privateKey;
    private final VerificationKey publicKey;

    OpaqueSigner(PrivateKey privateKey, VerificationKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return publicKey.algorithm();
    }

    @Override
    public VerificationKey verificationKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            return switch (algorithm()) {
                case ED25519 -> sign("Ed25519", message);
                // PKCS#11 providers all have the DER form, but not all the P1363 form.
                case ES256 -> EcdsaDer.toRaw(sign("SHA256withECDSA", message));
            };
        } catch (GeneralSecurityException | EcdsaDer.NotDerException e) {
            throw new SigningException("key store could not sign with the key of " + publicKey, e);
        }
    }

    private byte[] sign(String jcaName, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jcaName);
        signature.initSign(privateKey);
        signature.update(message);
        return signature.sign();
    }
}
