package io.tallystick.ledger.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/** A public key that has passed the signature policy; only {@link #ofRaw} and {@link #ofSpki} make one. */
public final class VerificationKey {
    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] P256_SPKI =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private final SignatureAlgorithm algorithm;
    private final byte[] raw;

    private VerificationKey(SignatureAlgorithm algorithm, byte[] raw) {
        this.algorithm = algorithm;
        this.raw = raw;
    }

    /**
     * A key from its raw form.
     *
     * @param raw 32 bytes for Ed25519, the 65-byte uncompressed point (0x04 || x || y) for ES256
     * @throws InvalidKeyException if the policy refuses the key
     */
    public static VerificationKey ofRaw(SignatureAlgorithm algorithm, byte[] raw) throws InvalidKeyException {
        return new VerificationKey(algorithm, raw.clone());
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
