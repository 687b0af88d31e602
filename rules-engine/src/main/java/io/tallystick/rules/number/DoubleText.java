package io.tallystick.rules.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as text, as ECMAScript's Number::toString prints them (RFC 8785 section 3.2.2.3): the fewest digits that mean the number, and
 * of those the closest. {@code Double.toString} would do were it not another one before Java 19 than after: text that enters a ledger
 * must be the same on all.
 */
public final class DoubleText {
    private static final int MAX_DIGITS = 17;
    private static final long FRACTION = (1L << 52) - 1;
    private static final int PLAIN_BELOW_EXPONENT = 21;
    private static final int PLAIN_FROM_EXPONENT = -6;

    private DoubleText() {}

    /** Of any double; NaN and the infinities as Java names them, both zeros as 0. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value < 0 ? "-Infinity" : "Infinity";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + place(digits, exponent);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        // The next double is twice as far from a power of two as the one before: a decimal that is farther may mean it.
        boolean lopsided = (Double.doubleToRawLongBits(value) & FRACTION) == 0;
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == value) {
                return nearest;
            }
            if (lopsided) {
                BigDecimal away = exact.round(new MathContext(digits, RoundingMode.UP));
                if (away.doubleValue() == value) {
                    return away;
                }
            }
        }
        return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** The value is 0.digits times ten to the exponent. */
    private static String place(String digits, int exponent) {
        int length = digits.length();
        if (length <= exponent && exponent <= PLAIN_BELOW_EXPONENT) {
            return digits + "0".repeat(exponent - length);
        }
        if (0 < exponent && exponent <= PLAIN_BELOW_EXPONENT) {
            return digits.substring(0, exponent) + "." + digits.substring(exponent);
        }
        if (PLAIN_FROM_EXPONENT < exponent && exponent <= 0) {
            return "0." + "0".repeat(-exponent) + digits;
        }
        int power = exponent - 1;
        String point = length == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return point + "e" + (power < 0 ? "-" : "+") + Math.abs(power);
    }
}
