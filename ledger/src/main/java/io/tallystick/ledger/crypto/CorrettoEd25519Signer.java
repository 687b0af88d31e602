package io.tallystick.ledger.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 over a seed in memory, by the native provider. */
final class CorrettoEd25519Signer implements Signer {
    /** PrivateKeyInfo up to the seed (RFC 8410 section 7). */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final Corretto corretto;
    private final PrivateKey privateKey;
    private final VerificationKey publicKey;

    CorrettoEd25519Signer(Corretto corretto, byte[] seed) {
        this.corretto = corretto;
        byte[] pkcs8 = Arrays.copyOf(PKCS8, PKCS8.length + seed.length);
        System.arraycopy(seed, 0, pkcs8, PKCS8.length, seed.length);
        try {
            this.privateKey = corretto.ed25519PrivateKey(pkcs8);
        } catch (GeneralSecurityException e) {
            throw new SigningException(corretto.name() + " refused an Ed25519 seed", e);
        }
        this.publicKey = BouncyCastleEd25519Signer.publicKeyOf(seed);
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
        Signature signature = corretto.signature(SignatureAlgorithm.ED25519);
        try {
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SigningException("Ed25519 key could not sign", e);
        }
    }
}
