package io.tallystick.ledger.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/** What can be told of an encoded edwards25519 point (RFC 8032 section 5.1.2) from its 32 little-endian bytes alone. */
final class Ed25519Points {
    /** p = 2^255 - 19. */
    private static final byte[] P =
            HexFormat.of().parseHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    /** The y of the eight points whose order divides 8, without the sign of x: order 1, 2, 4, 8, 8. */
    private static final byte[][] SMALL_ORDER_Y = {
        HexFormat.of().parseHex("0100000000000000000000000000000000000000000000000000000000000000"),
        HexFormat.of().parseHex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        HexFormat.of().parseHex("0000000000000000000000000000000000000000000000000000000000000000"),
        HexFormat.of().parseHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        HexFormat.of().parseHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    };

    private Ed25519Points() {}

    /** Whether y is below p and the sign bit is clear where x = 0, that is where y is 1 or -1. */
    static boolean isCanonical(byte[] bytes, int offset) {
        for (int i = 31; i >= 0; i--) {
            int limb = i == 31 ? bytes[offset + i] & 0x7f : bytes[offset + i] & 0xff;
            int bound = P[i] & 0xff;
            if (limb != bound) {
                return limb < bound && !isNegativeZero(bytes, offset);
            }
        }
        return false;
    }

    /** Whether a canonical encoding is one of the eight points whose order divides 8. */
    static boolean isSmallOrder(byte[] bytes, int offset) {
        for (byte[] y : SMALL_ORDER_Y) {
            if (sameY(bytes, offset, y)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNegativeZero(byte[] bytes, int offset) {
        boolean sign = (bytes[offset + 31] & 0x80) != 0;
        return sign && (sameY(bytes, offset, SMALL_ORDER_Y[0]) || sameY(bytes, offset, SMALL_ORDER_Y[1]));
    }

    private static boolean sameY(byte[] bytes, int offset, byte[] y) {
        return (bytes[offset + 31] & 0x7f) == (y[31] & 0x7f) && Arrays.equals(bytes, offset, offset + 31, y, 0, 31);
    }
}
