package io.tallystick.rules.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact fraction in lowest terms.
 *
 * @param numerator any sign
 * @param denominator 1 or more
 */
public record Rational(BigInteger numerator, BigInteger denominator) {
    /** Digits before the one rounding to a double: over three times as many as a double has. */
    private static final MathContext WIDE = new MathContext(60, RoundingMode.HALF_EVEN);

    static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
    static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("fraction: want a denominator other than 0, got 0");
        }
        BigInteger common = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            common = common.negate();
        }
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    /** A decimal number or two of them with a slash between, as {@code 5/9} and {@code 0.45359237}. */
    static Rational parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? decimal(text) : decimal(text.substring(0, slash)).over(decimal(text.substring(slash + 1)));
    }

    static Rational powerOfTen(int exponent) {
        Rational power = new Rational(BigInteger.TEN.pow(Math.abs(exponent)), BigInteger.ONE);
        return exponent < 0 ? ONE.over(power) : power;
    }

    Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Rational over(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Rational minus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Rational power(int exponent) {
        Rational power = new Rational(numerator.pow(Math.abs(exponent)), denominator.pow(Math.abs(exponent)));
        return exponent < 0 ? ONE.over(power) : power;
    }

    /** The double nearest to it. */
    public double toDouble() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), WIDE)
                .doubleValue();
    }

    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }

    private static Rational decimal(String text) {
        BigDecimal value = new BigDecimal(text);
        return new Rational(value.unscaledValue(), BigInteger.ONE).times(powerOfTen(-value.scale()));
    }
}
