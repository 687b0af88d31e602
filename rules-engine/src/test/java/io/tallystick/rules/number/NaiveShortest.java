package io.tallystick.rules.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The shortest decimal of a double by the definition alone: of the decimals in the interval that rounds to it. */
final class NaiveShortest {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private NaiveShortest() {}

    /** Digits without zeros at either end, times ten to the power. */
    record Decimal(String digits, int power) {
        static Decimal of(BigDecimal value) {
            BigDecimal stripped = value.stripTrailingZeros();
            return new Decimal(stripped.unscaledValue().toString(), -stripped.scale());
        }
    }

    static Decimal read(String text) {
        return Decimal.of(new BigDecimal(text));
    }

    /** @param value more than 0, finite */
    static Decimal of(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal below = new BigDecimal(Math.nextDown(value));
        BigDecimal above = value == Double.MAX_VALUE
                ? exact.add(new BigDecimal(Math.ulp(value)))
                : new BigDecimal(Math.nextUp(value));
        BigDecimal least = exact.add(below).divide(TWO);
        BigDecimal most = exact.add(above).divide(TWO);
        boolean even = (Double.doubleToRawLongBits(value) & 1) == 0;
        for (int digits = 1; ; digits++) {
            BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean downFits = down.compareTo(least) > (even ? -1 : 0);
            boolean upFits = up.compareTo(most) < (even ? 1 : 0);
            if (downFits && upFits) {
                int nearer = exact.subtract(down).compareTo(up.subtract(exact));
                boolean downEven = !down.unscaledValue().testBit(0);
                return Decimal.of(nearer < 0 || nearer == 0 && downEven ? down : up);
            } else if (downFits || upFits) {
                return Decimal.of(downFits ? down : up);
            }
        }
    }
}
