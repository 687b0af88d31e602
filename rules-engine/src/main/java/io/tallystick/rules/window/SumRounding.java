package io.tallystick.rules.window;

/** Rounds an {@link ExactSum} to 53 bits, ties to even: {@code sign * significand * 2^exponent}. Made once, used again. */
final class SumRounding {
    private boolean negative;
    private long significand;
    private int exponent;

    /** The nearest double; infinite when out of range. */
    double toDouble(ExactSum sum) {
        round(sum);
        double magnitude = Math.scalb((double) significand, exponent);
        return negative ? -magnitude : magnitude;
    }

    /** The sum divided by n: one rounding of the sum, one of the quotient; never out of range for sums of n doubles. */
    double divided(ExactSum sum, int n) {
        round(sum);
        double magnitude = Math.scalb((double) significand, exponent);
        magnitude = Double.isInfinite(magnitude) ? Math.scalb((double) significand / n, exponent) : magnitude / n;
        return negative ? -magnitude : magnitude;
    }

    /** Square root of the sum, which is not negative, divided by a divisor. */
    double rootOfQuotient(ExactSum sum, double divisor) {
        round(sum);
        boolean odd = (exponent & 1) != 0;
        double even = odd ? 2.0 * significand : significand;
        return Math.scalb(Math.sqrt(even / divisor), (odd ? exponent - 1 : exponent) / 2);
    }

    private void round(ExactSum sum) {
        int top = sum.top();
        significand = 0;
        exponent = 0;
        negative = top >= 0 && sum.digit(top) < 0;
        if (top < 0) {
            return;
        }
        // Three digits hold at least 62 bits of the magnitude; of what lies below them the sign is enough.
        long sign = negative ? -1 : 1;
        long high = sign * sum.digit(top) * (1L << 32) + sign * sum.digit(top - 1);
        long low = sign * sum.digit(top - 2);
        long below = sign * sum.signBelow(top - 2);
        boolean inexact = below != 0;
        if (below < 0) {
            low--;
        }
        if (low < 0) {
            low += 1L << 32;
            high--;
        }
        int shift = Long.numberOfLeadingZeros(high);
        long bits = shift > 32 ? high << shift | low << shift - 32 : high << shift | low >>> 32 - shift;
        inexact |= shift <= 32 && (low << shift & 0xffff_ffffL) != 0;
        exponent = sum.unitExponent() + 32 * (top - 1) - shift + 11;
        significand = bits >>> 11;
        long rest = bits & 0x7ff;
        if (rest > 0x400 || rest == 0x400 && (inexact || (significand & 1) != 0)) {
            significand++;
        }
    }
}
