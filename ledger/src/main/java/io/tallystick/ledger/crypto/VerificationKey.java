package io.tallystick.ledger.crypto;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A public key that has passed the signature policy: {@link #ofRaw} and {@link #ofSpki} put one to it, {@link #ofKept} takes
 * one's own word that it was.
 */
public final class VerificationKey {
    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] P256_SPKI =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private final SignatureAlgorithm algorithm;
    private final byte[] raw;
    /** The decoded point, as the key checks left it: Ed25519.PublicPoint or ECPublicKeyParameters. */
    private final Object point;
    /** The native provider's form of this key; made at first use, and made twice at worst when threads race. */
    private volatile PublicKey nativeKey;

    private VerificationKey(SignatureAlgorithm algorithm, byte[] raw, Object point) {
        this.algorithm = algorithm;
        this.raw = raw;
        this.point = point;
    }

    /**
     * A key from its raw form.
     *
     * @param raw 32 bytes for Ed25519, the 65-byte uncompressed point (0x04 || x || y) for ES256
     * @throws InvalidKeyException if the policy refuses the key
     */
    public static VerificationKey ofRaw(SignatureAlgorithm algorithm, byte[] raw) throws InvalidKeyException {
        byte[] copy = raw.clone();
        return switch (algorithm) {
            case ED25519 -> new VerificationKey(algorithm, copy, KeyChecks.ed25519(copy));
            case ES256 -> new VerificationKey(algorithm, copy, KeyChecks.p256(copy));
        };
    }

    /**
     * A key that passed the policy before and has been kept where only its owner writes, such as a ledger's own state. All is
     * looked at again but whether an Ed25519 point has the prime order, which is most of the price of {@link #ofRaw} and
     * would be paid at each envelope of a device that is heard of seldom.
     *
     * @param raw as for {@link #ofRaw}
     * @throws InvalidKeyException if it cannot be such a key
     */
    public static VerificationKey ofKept(SignatureAlgorithm algorithm, byte[] raw) throws InvalidKeyException {
        byte[] copy = raw.clone();
        return switch (algorithm) {
            case ED25519 -> new VerificationKey(algorithm, copy, KeyChecks.ed25519Point(copy));
            case ES256 -> new VerificationKey(algorithm, copy, KeyChecks.p256(copy));
        };
    }

    /**
     * A key from its DER SubjectPublicKeyInfo (RFC 5280 section 4.1, RFC 8410, RFC 5480): just the one canonical form of
     * each algorithm is taken.
     *
     * @throws InvalidKeyException if it is of another algorithm or form, or the policy refuses the key
     */
    public static VerificationKey ofSpki(byte[] spki) throws InvalidKeyException {
        if (startsWith(spki, ED25519_SPKI) && spki.length == ED25519_SPKI.length + 32) {
            return ofRaw(SignatureAlgorithm.ED25519, Arrays.copyOfRange(spki, ED25519_SPKI.length, spki.length));
        }
        if (startsWith(spki, P256_SPKI) && spki.length == P256_SPKI.length + 65) {
            return ofRaw(SignatureAlgorithm.ES256, Arrays.copyOfRange(spki, P256_SPKI.length, spki.length));
        }
        throw new InvalidKeyException("public key: want an Ed25519 or uncompressed P-256 SubjectPublicKeyInfo, got "
                + HexFormat.of().formatHex(spki, 0, Math.min(spki.length, 27)));
    }

    /** The algorithm this key verifies; a key is never good for two. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** The raw form, a copy. */
    public byte[] raw() {
        return raw.clone();
    }

    /** The DER SubjectPublicKeyInfo. */
    public byte[] spki() {
        byte[] prefix = algorithm == SignatureAlgorithm.ED25519 ? ED25519_SPKI : P256_SPKI;
        byte[] spki = Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, spki, prefix.length, raw.length);
        return spki;
    }

    Ed25519.PublicPoint ed25519Point() {
        return (Ed25519.PublicPoint) point;
    }

    ECPublicKeyParameters p256Point() {
        return (ECPublicKeyParameters) point;
    }

    PublicKey nativeKey() {
        return nativeKey;
    }

    void nativeKey(PublicKey key) {
        nativeKey = key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey key && key.algorithm == algorithm && Arrays.equals(key.raw, raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return algorithm + ":" + HexFormat.of().formatHex(raw);
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
