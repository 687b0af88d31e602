package io.tallystick.rules.money;

/** What to do with a result that lies between two whole units. There is no default: whoever rounds names it. */
public enum Rounding {
    /** To the nearest; from the middle to the even one. */
    HALF_EVEN,
    /** To the nearest; from the middle away from zero. */
    HALF_UP,
    /** Towards zero. */
    DOWN,
    /** Away from zero. */
    UP,
    /** Towards minus infinity. */
    FLOOR,
    /** Towards plus infinity. */
    CEILING;

    /**
     * The rounding of this name, as written above.
     *
     * @throws MoneyFormatException there is none
     */
    public static Rounding parse(String name) {
        for (Rounding rounding : values()) {
            if (rounding.name().equals(name)) {
                return rounding;
            }
        }
        throw new MoneyFormatException(
                "rounding", "HALF_EVEN, HALF_UP, DOWN, UP, FLOOR or CEILING", MoneyText.shorten(name));
    }

    /**
     * A quotient rounded.
     *
     * @param divisor more than 0
     */
    public long divide(long dividend, long divisor) {
        if (divisor <= 0) {
            throw new IllegalArgumentException("divisor: want more than 0, got " + divisor);
        }
        long quotient = dividend / divisor;
        long rest = dividend % divisor;
        if (rest == 0) {
            return quotient;
        }
        long size = Math.abs(rest);
        return quotient + step(dividend < 0 ? -1 : 1, Long.compare(size, divisor - size), (quotient & 1) != 0);
    }

    /**
     * What to add to a quotient that was cut towards zero and left a rest.
     *
     * @param sign of the exact value, 1 or -1
     * @param half how the rest compares with half the divisor
     * @param odd whether the cut quotient is odd
     */
    int step(int sign, int half, boolean odd) {
        return switch (this) {
            case DOWN -> 0;
            case UP -> sign;
            case FLOOR -> sign < 0 ? -1 : 0;
            case CEILING -> sign > 0 ? 1 : 0;
            case HALF_UP -> half >= 0 ? sign : 0;
            case HALF_EVEN -> half > 0 || half == 0 && odd ? sign : 0;
        };
    }
}
