package io.tallystick.connect.webhook.request;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Scheme {@code v1a} of Standard Webhooks: Ed25519 (RFC 8032), so that the receiver needs the public key only.
 *
 * <pre>
 * secret = seed [ public ]   ; seed 32 octets, public 32 octets as libsodium appends it
 * </pre>
 */
final class Ed25519Signer implements Signer {
    static final int SEED_BYTES = 32;
    static final int PAIR_BYTES = 64;
    private static final String ALGORITHM = "Ed25519";
    /** SubjectPublicKeyInfo of RFC 8410 up to the key. */
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PrivateKey key;

    /** @throws IllegalArgumentException if the public key behind the seed is another's */
    Ed25519Signer(byte[] secret) {
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            key = keys.generatePrivate(
                    new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(secret, SEED_BYTES)));
            if (secret.length == PAIR_BYTES) {
                byte[] encoded = Arrays.copyOf(PUBLIC_PREFIX, PUBLIC_PREFIX.length + SEED_BYTES);
                System.arraycopy(secret, SEED_BYTES, encoded, PUBLIC_PREFIX.length, SEED_BYTES);
                requirePair(keys.generatePublic(new X509EncodedKeySpec(encoded)));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    private void requirePair(PublicKey publicKey) throws GeneralSecurityException {
        byte[] probe = {1};
        Signature verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(publicKey);
        verifier.update(probe);
        if (!verifier.verify(signature(probe))) {
            throw new IllegalArgumentException("the public half of the Ed25519 key is not that of its secret half");
        }
    }

    @Override
    public String sign(byte[] content) {
        try {
            return "v1a," + Base64.getEncoder().encodeToString(signature(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a checked key does not sign", e);
        }
    }

    private byte[] signature(byte[] content) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(ALGORITHM);
        signer.initSign(key);
        signer.update(content);
        return signer.sign();
    }
}
