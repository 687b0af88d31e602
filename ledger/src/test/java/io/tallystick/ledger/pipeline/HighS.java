package io.tallystick.ledger.pipeline;

import java.math.BigInteger;
import java.util.Arrays;

/** Turns an ES256 signature (r, s) into the equally valid (r, n - s): other bytes, the same word. */
final class HighS {
    private static final BigInteger N =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private HighS() {}

    static byte[] flip(byte[] envelope) {
        byte[] flipped = envelope.clone();
        int at = envelope.length - 32;
        byte[] s = N.subtract(new BigInteger(1, Arrays.copyOfRange(envelope, at, envelope.length)))
                .toByteArray();
        Arrays.fill(flipped, at, flipped.length, (byte) 0);
        int length = Math.min(32, s.length);
        System.arraycopy(s, s.length - length, flipped, flipped.length - length, length);
        return flipped;
    }
}
