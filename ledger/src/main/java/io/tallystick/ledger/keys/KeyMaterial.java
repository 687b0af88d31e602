package io.tallystick.ledger.keys;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.crypto.VerificationKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/**
 * A key pair in memory, to be written to a key store. Its private half is PKCS#8 in the oldest form (RFC 5208, RFC 8410 section
 * 7, RFC 5915 without the public key), which every JDK and tool reads.
 */
public final class KeyMaterial {
    private static final byte[] ED25519_PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] P256_PKCS8 =
            HexFormat.of().parseHex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");
    private static final int SECRET_BYTES = 32;

    /** The order of P-256 (FIPS 186-5, SP 800-186 section 3.2.1.3). */
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final PrivateKey privateKey;
    private final Signer signer;

    private KeyMaterial(PrivateKey privateKey, Signer signer) {
        this.privateKey = privateKey;
        this.signer = signer;
    }

    /** A new key pair. */
    public static KeyMaterial generate(SignatureAlgorithm algorithm, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return switch (algorithm) {
            case ED25519 -> new KeyMaterial(privateKey("Ed25519", ED25519_PKCS8, secret), Signers.ed25519(secret));
            case ES256 -> {
                BigInteger scalar = new BigInteger(1, secret);
                while (scalar.signum() == 0 || scalar.compareTo(P256_ORDER) >= 0) {
                    random.nextBytes(secret);
                    scalar = new BigInteger(1, secret);
                }
                yield new KeyMaterial(privateKey("EC", P256_PKCS8, secret), Signers.es256(scalar));
            }
        };
    }

    private static PrivateKey privateKey(String algorithm, byte[] prefix, byte[] secret) {
        byte[] pkcs8 = new byte[prefix.length + secret.length];
        System.arraycopy(prefix, 0, pkcs8, 0, prefix.length);
        System.arraycopy(secret, 0, pkcs8, prefix.length, secret.length);
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 has " + algorithm + " keys", e);
        }
    }

    /** For {@link KeyStores#put}. */
    PrivateKey privateKey() {
        return privateKey;
    }

    public Signer signer() {
        return signer;
    }

    public VerificationKey verificationKey() {
        return signer.verificationKey();
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "key pair of " + verificationKey();
    }
}
