package io.tallystick.intake.sparkplug;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/** The shortest decimal that reads back as a float; {@code Float.toString} gives another one before Java 19 than after. */
final class FloatText {
    /** Above this many digits a whole number is written with an exponent, as ECMAScript does. */
    private static final int PLAIN_DIGITS = 21;

    private FloatText() {}

    /** @param value finite */
    static String of(float value) {
        return shortest(
                new BigDecimal(value),
                Math.abs(value) < Float.MIN_NORMAL ? 1 : 6,
                9,
                decimal -> decimal.floatValue() == value);
    }

    /** @param value finite */
    static String of(double value) {
        return shortest(
                new BigDecimal(value),
                Math.abs(value) < Double.MIN_NORMAL ? 1 : 15,
                17,
                decimal -> decimal.doubleValue() == value);
    }

    /** @param from digits: as many as every normal number of the kind survives, below which trailing zeros are enough */
    private static String shortest(BigDecimal exact, int from, int enough, Predicate<BigDecimal> readsBack) {
        int digits = from;
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        while (digits < enough && !readsBack.test(rounded)) {
            rounded = exact.round(new MathContext(++digits, RoundingMode.HALF_EVEN));
        }
        BigDecimal plain = rounded.stripTrailingZeros();
        boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() <= PLAIN_DIGITS;
        return whole ? plain.toPlainString() : plain.toString();
    }
}
