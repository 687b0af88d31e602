package io.tallystick.ledger.cbor;

/** The three float sizes of CBOR, and which of them is the shortest that keeps a value (RFC 8949 section 4.2.1). */
final class CborFloats {
    /** The one NaN that is taken and written. */
    static final int NAN_HALF = 0x7e00;

    private CborFloats() {}

    static double decode(long bits, int size) {
        return switch (size) {
            case 2 -> ofHalf((int) bits);
            case 4 -> Float.intBitsToFloat((int) bits);
            default -> Double.longBitsToDouble(bits);
        };
    }

    /** Whether {@code bits} of {@code size} bytes is how {@link #shortestSize} would write the value. */
    static boolean isShortest(double value, long bits, int size) {
        if (Double.isNaN(value)) {
            return size == 2 && bits == NAN_HALF;
        }
        return shortestSize(value) == size;
    }

    /** 2, 4 or 8: the least number of bytes that keeps the value and the sign of zero. */
    static int shortestSize(double value) {
        if (Double.isNaN(value)) {
            return 2;
        }
        float narrowed = (float) value;
        if (Double.doubleToRawLongBits(narrowed) != Double.doubleToRawLongBits(value)) {
            return 8;
        }
        int half = toHalf(narrowed);
        return half >= 0 ? 2 : 4;
    }

    /** The half-precision bits of a float that has an exact one, else -1; NaN has the one of this encoding. */
    static int toHalf(float value) {
        if (Float.isNaN(value)) {
            return NAN_HALF;
        }
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int exponent = (bits >>> 23 & 0xff) - 127;
        int fraction = bits & 0x7fffff;
        int half;
        if (exponent == 128) {
            half = sign | 0x7c00;
        } else if (exponent >= -14) {
            half = sign | (exponent + 15) << 10 | fraction >> 13;
        } else if (exponent >= -24) {
            half = sign | (0x800000 | fraction) >> -1 - exponent;
        } else {
            half = sign;
        }
        boolean exact = exponent <= 15 || exponent == 128;
        return exact && Float.floatToRawIntBits((float) ofHalf(half)) == bits ? half : -1;
    }

    private static double ofHalf(int half) {
        int exponent = half >> 10 & 0x1f;
        int fraction = half & 0x3ff;
        double magnitude;
        if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, -24);
        } else if (exponent < 31) {
            magnitude = Math.scalb((double) (fraction + 1024), exponent - 25);
        } else {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return (half & 0x8000) == 0 ? magnitude : -magnitude;
    }
}
