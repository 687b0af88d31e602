package io.tallystick.ledger.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The part of the signature policy that is about public keys; done once per key, whatever provider verifies later. */
final class KeyChecks {
    static final int ED25519_KEY_BYTES = 32;
    static final int P256_KEY_BYTES = 65;
    static final ECDomainParameters P256 = p256();

    private KeyChecks() {}

    /**
     * Canonical encoding, on the curve, not of small order, and of the prime order L: a key with a torsion component
     * would make cofactored and cofactorless verifiers disagree.
     */
    static Ed25519.PublicPoint ed25519(byte[] raw) throws InvalidKeyException {
        requireEncoding(raw);
        Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(raw, 0);
        if (point == null) {
            throw refused("Ed25519 public key: want a curve point of order L", raw);
        }
        return point;
    }

    /** As {@link #ed25519}, but that a component of torsion is not looked for: for keys that were checked before. */
    static Ed25519.PublicPoint ed25519Point(byte[] raw) throws InvalidKeyException {
        requireEncoding(raw);
        Ed25519.PublicPoint point = Ed25519.validatePublicKeyPartialExport(raw, 0);
        if (point == null) {
            throw refused("Ed25519 public key: want a curve point", raw);
        }
        return point;
    }

    private static void requireEncoding(byte[] raw) throws InvalidKeyException {
        requireLength("Ed25519 public key", ED25519_KEY_BYTES, raw);
        if (!Ed25519Points.isCanonical(raw, 0)) {
            throw refused("Ed25519 public key: want y below p and no sign on x = 0", raw);
        }
        if (Ed25519Points.isSmallOrder(raw, 0)) {
            throw refused("Ed25519 public key: want a point of order L, got one of small order,", raw);
        }
    }

    /** The uncompressed form, coordinates below p, on the curve; the cofactor of P-256 is 1, so the order follows. */
    static ECPublicKeyParameters p256(byte[] raw) throws InvalidKeyException {
        requireLength("P-256 public key", P256_KEY_BYTES, raw);
        if (raw[0] != 4) {
            throw refused("P-256 public key: want the uncompressed form, beginning with 04", raw);
        }
        BigInteger p = P256.getCurve().getField().getCharacteristic();
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(raw, 1, 33));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(raw, 33, 65));
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            throw refused("P-256 public key: want coordinates below p", raw);
        }
        ECPoint point = P256.getCurve().createPoint(x, y);
        if (point.isInfinity() || !point.isValid()) {
            throw refused("P-256 public key: want a point on the curve", raw);
        }
        return new ECPublicKeyParameters(point, P256);
    }

    private static void requireLength(String what, int want, byte[] raw) throws InvalidKeyException {
        if (raw.length != want) {
            throw new InvalidKeyException(what + ": want " + want + " bytes, got " + raw.length);
        }
    }

    private static InvalidKeyException refused(String what, byte[] raw) {
        return new InvalidKeyException(what + ", got " + HexFormat.of().formatHex(raw));
    }

    private static ECDomainParameters p256() {
        X9ECParameters curve = CustomNamedCurves.getByName("P-256");
        return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    }
}
