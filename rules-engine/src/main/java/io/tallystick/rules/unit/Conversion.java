package io.tallystick.rules.unit;

import java.math.BigInteger;

/**
 * Values of one unit in another: {@code (value * multiplier + summand) / divisor}, three IEEE 754 operations in this order, each
 * rounded to nearest even, never fused: the same bits everywhere. The three numbers are the smallest integers that say the exact
 * conversion. Where one of them is over 2 to the power of 53 the divisor is 1 and the other two are the nearest doubles.
 * Between units of the same scale and offset the value stays as it is. NaN and infinities stay what they are.
 */
public final class Conversion {
    private final boolean same;
    private final double multiplier;
    private final double summand;
    private final double divisor;
    private final double differenceMultiplier;
    private final double differenceDivisor;

    private Conversion(Rational factor, Rational offset) {
        BigInteger common = lcm(factor.denominator(), offset.denominator());
        Rational whole = new Rational(common, BigInteger.ONE);
        Rational times = factor.times(whole);
        Rational plus = offset.times(whole);
        boolean exact = exact(common) && exact(times.numerator()) && exact(plus.numerator());
        boolean exactDifference = exact(factor.numerator()) && exact(factor.denominator());
        this.same = factor.equals(Rational.ONE) && offset.equals(Rational.ZERO);
        this.multiplier = exact ? times.toDouble() : factor.toDouble();
        this.summand = exact ? plus.toDouble() : offset.toDouble();
        this.divisor = exact ? common.doubleValue() : 1;
        this.differenceMultiplier = exactDifference ? factor.numerator().doubleValue() : factor.toDouble();
        this.differenceDivisor = exactDifference ? factor.denominator().doubleValue() : 1;
    }

    /**
     * Made once, when a contract is compiled.
     *
     * @throws IncomparableUnitsException when the units measure different things
     */
    public static Conversion between(Unit from, Unit to) {
        if (!Unit.comparable(from, to)) {
            throw new IncomparableUnitsException(from, to);
        }
        return new Conversion(
                from.scale().over(to.scale()), from.offset().minus(to.offset()).over(to.scale()));
    }

    /** The value in the other unit; what overflows is an infinity. */
    public double apply(double value) {
        return same ? value : (value * multiplier + summand) / divisor;
    }

    /** The difference of two values in the other unit: {@code difference * multiplier / divisor}, no offset. */
    public double applyToDifference(double difference) {
        return same ? difference : difference * differenceMultiplier / differenceDivisor;
    }

    private static boolean exact(BigInteger integer) {
        return integer.abs().compareTo(BigInteger.valueOf(UnitLimits.MAX_EXACT_INTEGER)) <= 0;
    }

    private static BigInteger lcm(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }
}
