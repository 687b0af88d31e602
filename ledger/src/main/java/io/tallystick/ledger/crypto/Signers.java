package io.tallystick.ledger.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Makes signers from private keys. All signers made here are safe for use by several threads. */
public final class Signers {
    static final int ED25519_SEED_BYTES = 32;
    private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

    private Signers() {}

    /**
     * A signer over a JCA private key: in memory (PKCS#8) or opaque ({@code getEncoded() == null}: PKCS#11 and the
     * like), in which case the JCA's delayed provider selection finds the provider that holds it.
     *
     * @throws SigningException if the key is of another algorithm, cannot sign, or is not of {@code publicKey}
     */
    public static Signer of(PrivateKey privateKey, VerificationKey publicKey) {
        Signer signer =
                privateKey.getEncoded() == null ? new OpaqueSigner(privateKey, publicKey) : inMemory(privateKey);
        boolean matches = signer.verificationKey().equals(publicKey)
                && SignatureVerifiers.bouncyCastle().verify(publicKey, PROBE, signer.sign(PROBE));
        if (!matches) {
            throw new SigningException("private key: want the one of " + publicKey + ", got another", null);
        }
        return signer;
    }

    /** A new key pair in memory. */
    public static Signer generate(SignatureAlgorithm algorithm, SecureRandom random) {
        return switch (algorithm) {
            case ED25519 -> {
                byte[] seed = new byte[ED25519_SEED_BYTES];
                random.nextBytes(seed);
                yield ed25519(seed);
            }
            case ES256 -> {
                BigInteger n = KeyChecks.P256.getN();
                BigInteger scalar;
                do {
                    scalar = new BigInteger(n.bitLength(), random);
                } while (scalar.signum() == 0 || scalar.compareTo(n) >= 0);
                yield es256(scalar);
            }
        };
    }

    /**
     * The Ed25519 signer of a 32-byte seed (RFC 8032 section 5.1.5), by the fastest provider there is.
     *
     * @throws IllegalArgumentException if the seed is not 32 bytes
     */
    public static Signer ed25519(byte[] seed) {
        if (seed.length != ED25519_SEED_BYTES) {
            throw new IllegalArgumentException("Ed25519 seed: want 32 bytes, got " + seed.length);
        }
        return Corretto.available()
                .<Signer>map(corretto -> new CorrettoEd25519Signer(corretto, seed))
                .orElseGet(() -> new BouncyCastleEd25519Signer(seed));
    }

    /**
     * The ES256 signer of a private scalar; nonces are derived (RFC 6979), so the same message has the same signature.
     *
     * @throws IllegalArgumentException if the scalar is not in [1, n-1]
     */
    public static Signer es256(BigInteger scalar) {
        return new Es256Signer(scalar);
    }

    private static Signer inMemory(PrivateKey privateKey) {
        AsymmetricKeyParameter parameters;
        try {
            parameters = PrivateKeyFactory.createKey(privateKey.getEncoded());
        } catch (IOException | RuntimeException e) {
            throw new SigningException("private key: want PKCS#8 of Ed25519 or P-256", e);
        }
        if (parameters instanceof Ed25519PrivateKeyParameters ed25519) {
            return ed25519(ed25519.getEncoded());
        }
        if (parameters instanceof ECPrivateKeyParameters ec
                && ec.getParameters().getCurve().equals(KeyChecks.P256.getCurve())) {
            return es256(ec.getD());
        }
        throw new SigningException("private key: want Ed25519 or P-256, got " + privateKey.getAlgorithm(), null);
    }
}
