package io.tallystick.rules.money;

import java.math.BigInteger;

/** Whole numbers wider than 64 bits between two steps of a calculation; at most 256 bits by the limits of this package. */
final class Wide {
    private static final int POWERS = 19;

    private Wide() {}

    /** Ten to a power of 0 to 18. */
    static long powerOfTen(int exponent) {
        if (exponent < 0 || exponent >= POWERS) {
            throw new IllegalArgumentException("power of ten: want 0 to 18, got " + exponent);
        }
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** Whether the product is a long. */
    static boolean productFits(long a, long b) {
        return Math.multiplyHigh(a, b) == (a * b) >> 63;
    }

    static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    static boolean fits(BigInteger value) {
        return value.bitLength() < Long.SIZE;
    }

    /** A quotient rounded; the divisor is more than 0. */
    static BigInteger divide(BigInteger dividend, BigInteger divisor, Rounding rounding) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        if (parts[1].signum() == 0) {
            return parts[0];
        }
        int half = parts[1].abs().shiftLeft(1).compareTo(divisor);
        return parts[0].add(BigInteger.valueOf(rounding.step(dividend.signum(), half, parts[0].testBit(0))));
    }
}
