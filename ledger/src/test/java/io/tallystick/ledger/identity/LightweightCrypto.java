package io.tallystick.ledger.identity;

import io.tallystick.ledger.crypto.InvalidKeyException;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.VerificationKey;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** Deterministic keys and a plain verifier for tests that are not about signatures. */
public final class LightweightCrypto {
    private static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(P256);

    private LightweightCrypto() {}

    public static Signer signer(SignatureAlgorithm algorithm, long seed) {
        byte[] secret = new byte[32];
        new Random(seed).nextBytes(secret);
        return algorithm == SignatureAlgorithm.ED25519 ? ed25519(secret) : es256(secret);
    }

    private static Signer ed25519(byte[] secret) {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(secret);
        byte[] raw = key.generatePublicKey().getEncoded();
        return new TestSigner(verificationKey(SignatureAlgorithm.ED25519, raw), message -> {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, key);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        });
    }

    private static Signer es256(byte[] secret) {
        BigInteger d = new BigInteger(1, secret)
                .mod(DOMAIN.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        byte[] raw = DOMAIN.getG().multiply(d).normalize().getEncoded(false);
        return new TestSigner(verificationKey(SignatureAlgorithm.ES256, raw), message -> {
            ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
            signer.init(true, new ECPrivateKeyParameters(d, DOMAIN));
            BigInteger[] rs = signer.generateSignature(sha256(message));
            byte[] signature = new byte[64];
            put(rs[0], signature, 0);
            put(rs[1], signature, 32);
            return signature;
        });
    }

    private static void put(BigInteger value, byte[] target, int offset) {
        byte[] bytes = value.toByteArray();
        int skip = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, skip, target, offset + 32 - (bytes.length - skip), bytes.length - skip);
    }

    public static SignatureVerifier verifier() {
        return new SignatureVerifier() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
                return signature.length == 64
                        && (key.algorithm() == SignatureAlgorithm.ED25519
                                ? verifyEd25519(key, message, signature)
                                : verifyEs256(key, message, signature));
            }
        };
    }

    private static boolean verifyEd25519(VerificationKey key, byte[] message, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key.raw()));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    private static boolean verifyEs256(VerificationKey key, byte[] message, byte[] signature) {
        ECDSASigner verifier = new ECDSASigner();
        try {
            verifier.init(false, new ECPublicKeyParameters(P256.getCurve().decodePoint(key.raw()), DOMAIN));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return verifier.verifySignature(
                sha256(message),
                new BigInteger(1, Arrays.copyOf(signature, 32)),
                new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
    }

    private static VerificationKey verificationKey(SignatureAlgorithm algorithm, byte[] raw) {
        try {
            return VerificationKey.ofRaw(algorithm, raw);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private interface Signing {
        byte[] sign(byte[] message);
    }

    private record TestSigner(VerificationKey verificationKey, Signing signing) implements Signer {
        @Override
        public SignatureAlgorithm algorithm() {
            return verificationKey.algorithm();
        }

        @Override
        public byte[] sign(byte[] message) {
            return signing.sign(message);
        }
    }
}
