package io.tallystick.ledger.crypto;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A naive edwards25519 in affine BigInteger arithmetic: the reference, and the maker of crooked keys and signatures. */
final class EdwardsPoints {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger L = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger SQRT_M1 =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);

    static final Point IDENTITY = new Point(BigInteger.ZERO, BigInteger.ONE);
    static final Point BASE = decode(
            BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P), false);

    private EdwardsPoints() {}

    record Point(BigInteger x, BigInteger y) {
        Point plus(Point o) {
            BigInteger dxy =
                    D.multiply(x).multiply(o.x).multiply(y).multiply(o.y).mod(P);
            BigInteger nx = x.multiply(o.y)
                    .add(y.multiply(o.x))
                    .multiply(BigInteger.ONE.add(dxy).modInverse(P));
            BigInteger ny = y.multiply(o.y)
                    .add(x.multiply(o.x))
                    .multiply(BigInteger.ONE.subtract(dxy).modInverse(P));
            return new Point(nx.mod(P), ny.mod(P));
        }

        Point times(BigInteger k) {
            Point sum = IDENTITY;
            for (int i = k.bitLength() - 1; i >= 0; i--) {
                sum = sum.plus(sum);
                sum = k.testBit(i) ? sum.plus(this) : sum;
            }
            return sum;
        }

        byte[] encode() {
            byte[] out = littleEndian(y);
            out[31] |= (byte) (x.testBit(0) ? 0x80 : 0);
            return out;
        }
    }

    /** The point of a y, or null if there is none. */
    static Point decode(BigInteger y, boolean odd) {
        BigInteger yy = y.multiply(y).mod(P);
        BigInteger xx = yy.subtract(BigInteger.ONE)
                .multiply(D.multiply(yy).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        BigInteger x = xx.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(xx)) {
            x = x.multiply(SQRT_M1).mod(P);
        }
        if (!x.multiply(x).mod(P).equals(xx)) {
            return null;
        }
        return new Point(x.testBit(0) == odd ? x : P.subtract(x).mod(P), y);
    }

    /** The eight points whose order divides 8, as multiples of one of order 8. */
    static Point[] torsion() {
        Point generator = null;
        for (long y = 2; generator == null; y++) {
            Point any = decode(BigInteger.valueOf(y), false);
            Point candidate = any == null ? IDENTITY : any.times(L);
            boolean orderEight = !candidate.times(BigInteger.valueOf(4)).equals(IDENTITY);
            generator = orderEight ? candidate : null;
        }
        Point[] points = new Point[8];
        for (int i = 0; i < 8; i++) {
            points[i] = generator.times(BigInteger.valueOf(i));
        }
        return points;
    }

    /** The signature (R, r + H(R, A, M) a) for any encoded R and any encoded A. */
    static byte[] sign(byte[] encodedR, BigInteger r, byte[] encodedA, BigInteger a, byte[] message) {
        BigInteger k = hash(encodedR, encodedA, message);
        byte[] signature = Arrays.copyOf(encodedR, 64);
        System.arraycopy(littleEndian(r.add(k.multiply(a)).mod(L)), 0, signature, 32, 32);
        return signature;
    }

    /** The cofactorless equation, R compared as bytes: RFC 8032 section 5.1.7 in its strict reading. */
    static boolean verify(Point a, byte[] encodedA, byte[] message, byte[] signature) {
        byte[] encodedR = Arrays.copyOf(signature, 32);
        BigInteger s = fromLittleEndian(Arrays.copyOfRange(signature, 32, 64));
        Point minusA = new Point(P.subtract(a.x()).mod(P), a.y());
        Point r = BASE.times(s).plus(minusA.times(hash(encodedR, encodedA, message)));
        return s.compareTo(L) < 0 && Arrays.equals(r.encode(), encodedR);
    }

    static byte[] littleEndian(BigInteger number) {
        byte[] out = new byte[32];
        for (int i = 0; i < 32; i++) {
            out[i] = number.shiftRight(8 * i).byteValue();
        }
        return out;
    }

    static BigInteger fromLittleEndian(byte[] bytes) {
        BigInteger number = BigInteger.ZERO;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number.shiftLeft(8).or(BigInteger.valueOf(bytes[i] & 0xff));
        }
        return number;
    }

    private static BigInteger hash(byte[] r, byte[] a, byte[] message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(r);
            digest.update(a);
            return fromLittleEndian(digest.digest(message)).mod(L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
