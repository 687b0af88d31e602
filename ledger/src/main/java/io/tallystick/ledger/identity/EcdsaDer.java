package io.tallystick.ledger.identity;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * P-256 signatures between DER, as certificates hold them (RFC 5480, {@code SEQUENCE { r INTEGER, s INTEGER }}), and the
 * 64 bytes r || s that the rest of the ledger uses.
 */
final class EcdsaDer {
    private static final int COORDINATE_BYTES = 32;
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;

    private EcdsaDer() {}

    /** The 64 bytes of a DER signature, or none if it is not the one canonical DER form of 0 &lt;= r, s &lt; 2^256. */
    static Optional<byte[]> toRaw(byte[] der) {
        // The longest: 2 header bytes and twice 2 + 33. All lengths fit one byte, so any other length form is not DER.
        if (der.length < 8 || der.length > 72 || der[0] != SEQUENCE || der[1] != der.length - 2) {
            return Optional.empty();
        }
        byte[] raw = new byte[2 * COORDINATE_BYTES];
        int afterR = readInteger(der, 2, raw, 0);
        int end = afterR < 0 ? -1 : readInteger(der, afterR, raw, COORDINATE_BYTES);
        // Writing it again settles every question of minimal form at once.
        return end == der.length && Arrays.equals(toDer(raw), der) ? Optional.of(raw) : Optional.empty();
    }

    /** The canonical DER of 64 bytes r || s. */
    static byte[] toDer(byte[] raw) {
        byte[] r = new BigInteger(1, Arrays.copyOfRange(raw, 0, COORDINATE_BYTES)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, COORDINATE_BYTES, 2 * COORDINATE_BYTES)).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = SEQUENCE;
        der[1] = (byte) (der.length - 2);
        writeInteger(der, 2, r);
        writeInteger(der, 4 + r.length, s);
        return der;
    }

    private static void writeInteger(byte[] der, int offset, byte[] value) {
        der[offset] = INTEGER;
        der[offset + 1] = (byte) value.length;
        System.arraycopy(value, 0, der, offset + 2, value.length);
    }

    /** Copies the integer at {@code offset} right-aligned into 32 bytes; returns the offset after it, or -1. */
    private static int readInteger(byte[] der, int offset, byte[] raw, int rawOffset) {
        if (offset + 2 > der.length || der[offset] != INTEGER) {
            return -1;
        }
        int length = der[offset + 1];
        int end = offset + 2 + length;
        if (length < 1 || length > COORDINATE_BYTES + 1 || end > der.length) {
            return -1;
        }
        byte[] value = Arrays.copyOfRange(der, offset + 2, end);
        BigInteger number = new BigInteger(value);
        if (number.signum() < 0 || number.bitLength() > 8 * COORDINATE_BYTES) {
            return -1;
        }
        int skip = Math.max(0, length - COORDINATE_BYTES);
        System.arraycopy(value, skip, raw, rawOffset + COORDINATE_BYTES - (length - skip), length - skip);
        return end;
    }
}
