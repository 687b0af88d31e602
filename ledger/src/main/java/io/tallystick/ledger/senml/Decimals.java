package io.tallystick.ledger.senml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as text: bounded, valid JSON, and the same on every Java version. */
final class Decimals {
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** Above this many digits a whole number is written with an exponent, as ECMAScript does. */
    private static final int PLAIN_DIGITS = 21;

    private Decimals() {}

    static boolean isJsonNumber(String text) {
        return text.length() <= SenmlLimits.MAX_NUMBER
                && JSON_NUMBER.matcher(text).matches();
    }

    /** The exact value, or null if the text is too long or the exponent too large to calculate with. */
    static BigDecimal parse(String text) {
        if (!isJsonNumber(text)) {
            return null;
        }
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (e >= 0 && text.length() - e > 6) {
            return null;
        }
        BigDecimal value = new BigDecimal(text);
        return Math.abs((long) value.precision() - value.scale()) > SenmlLimits.MAX_EXPONENT
                        || Math.abs((long) value.scale()) > SenmlLimits.MAX_EXPONENT
                ? null
                : value;
    }

    /**
     * The shortest decimal that reads back as this double; {@code Double.toString} would do, were it not another one
     * before Java 19 than after.
     *
     * @param value finite
     */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 15; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    static String text(BigDecimal value) {
        boolean plain = value.scale() <= 0 && value.precision() - value.scale() <= PLAIN_DIGITS;
        return plain ? value.toPlainString() : value.toString();
    }
}
