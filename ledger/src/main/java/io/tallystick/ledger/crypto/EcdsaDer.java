package io.tallystick.ledger.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Converts the DER form of a P-256 signature (RFC 3279 section 2.2.3) to r || s, taking only DER:
 *
 * <pre>
 * 30 len 02 rlen r 02 slen s      len, rlen, slen below 128; r, s minimal two's complement, positive, at most 32 bytes
 * </pre>
 */
public final class EcdsaDer {
    private static final int NUMBER_BYTES = 32;

    private EcdsaDer() {}

    /** The bytes are not the one DER form of a P-256 signature. */
    public static final class NotDerException extends Exception {
        NotDerException(int offset, String want, String got) {
            super("DER signature, byte " + offset + ": want " + want + ", got " + got);
        }
    }

    /**
     * @return r || s, 64 bytes; their range is the verifier's business
     * @throws NotDerException if a single byte differs from the DER form
     */
    public static byte[] toRaw(byte[] der) throws NotDerException {
        if (der.length < 2 || der[0] != 0x30 || der[1] != der.length - 2) {
            throw new NotDerException(0, "30 and the length of the rest", der.length + " bytes");
        }
        byte[] raw = new byte[2 * NUMBER_BYTES];
        int afterR = number(der, 2, raw, 0);
        int afterS = number(der, afterR, raw, NUMBER_BYTES);
        if (afterS != der.length) {
            throw new NotDerException(afterS, "the end", der.length - afterS + " more bytes");
        }
        return raw;
    }

    /** The DER form of 64 bytes r || s. */
    public static byte[] toDer(byte[] raw) {
        byte[] r = new BigInteger(1, Arrays.copyOfRange(raw, 0, NUMBER_BYTES)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, NUMBER_BYTES, 2 * NUMBER_BYTES)).toByteArray();
        return ByteBuffer.allocate(6 + r.length + s.length)
                .put((byte) 0x30)
                .put((byte) (4 + r.length + s.length))
                .put((byte) 0x02)
                .put((byte) r.length)
                .put(r)
                .put((byte) 0x02)
                .put((byte) s.length)
                .put(s)
                .array();
    }

    private static int number(byte[] der, int offset, byte[] raw, int to) throws NotDerException {
        if (offset + 2 > der.length || der[offset] != 0x02) {
            throw new NotDerException(offset, "an INTEGER", "something else");
        }
        int length = der[offset + 1];
        int start = offset + 2;
        if (length < 1 || length > NUMBER_BYTES + 1 || start + length > der.length) {
            throw new NotDerException(offset + 1, "a length of 1 to 33 within the signature", Integer.toString(length));
        }
        if (der[start] < 0) {
            throw new NotDerException(start, "a positive number", "a negative one");
        }
        boolean padded = der[start] == 0 && length > 1;
        if (padded && der[start + 1] >= 0 || !padded && length > NUMBER_BYTES) {
            throw new NotDerException(start, "the shortest form of at most 32 bytes", length + " bytes");
        }
        int skip = padded ? 1 : 0;
        System.arraycopy(der, start + skip, raw, to + NUMBER_BYTES - (length - skip), length - skip);
        return start + length;
    }
}
