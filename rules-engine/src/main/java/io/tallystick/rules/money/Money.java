package io.tallystick.rules.money;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * An amount: a whole number of a currency's smallest units. Never a double; every result that does not fit is refused; every
 * rounding is named by the caller.
 *
 * @param minor the number of smallest units, any long
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    private static final int PERCENT = 100;

    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The amount nearest to a decimal of whole units, such as 12.5 euros. */
    public static Money of(Decimal amount, Currency currency, Rounding rounding) {
        return new Money(currency.unitsPerOne(), currency).times(amount, rounding);
    }

    /**
     * The amount of a text such as {@code EUR 1000.00}: code, one space, and a number with exactly the currency's minor digits.
     *
     * @throws MoneyFormatException text of another form, or an amount that does not fit
     * @throws UnknownCurrencyException a code that is not among the currencies
     */
    public static Money parse(String text, Currencies currencies) {
        return MoneyText.parseMoney(text, currencies);
    }

    public Money plus(Money other) {
        requireSame("plus", other);
        long sum = minor + other.minor;
        if (((minor ^ sum) & (other.minor ^ sum)) < 0) {
            throw new MoneyOverflowException("plus", this, other);
        }
        return new Money(sum, currency);
    }

    public Money minus(Money other) {
        requireSame("minus", other);
        long difference = minor - other.minor;
        if (((minor ^ other.minor) & (minor ^ difference)) < 0) {
            throw new MoneyOverflowException("minus", this, other);
        }
        return new Money(difference, currency);
    }

    public Money negate() {
        if (minor == Long.MIN_VALUE) {
            throw new MoneyOverflowException("negate", this);
        }
        return new Money(-minor, currency);
    }

    /** So many times this; exact. */
    public Money times(long factor) {
        if (!Wide.productFits(minor, factor)) {
            throw new MoneyOverflowException("times", this, factor);
        }
        return new Money(minor * factor, currency);
    }

    /** This times an exact decimal, rounded once, to the smallest unit. */
    public Money times(Decimal factor, Rounding rounding) {
        return scaled("times", factor, Wide.powerOfTen(factor.scale()), rounding);
    }

    /** So many percent of this, rounded once, to the smallest unit. Percent may be negative or above 100. */
    public Money percent(Decimal percent, Rounding rounding) {
        return scaled("percent", percent, PERCENT * Wide.powerOfTen(percent.scale()), rounding);
    }

    /**
     * Equal shares that add up to this exactly: they differ by at most one smallest unit, and the larger ones come first.
     *
     * @param count 1 to {@value MoneyLimits#MAX_SHARES}
     */
    public List<Money> shares(int count) {
        return Shares.equal(this, count);
    }

    /**
     * Shares in proportion to weights that add up to this exactly, by the largest remainder: each first gets its exact share cut
     * to whole smallest units; what is left goes, one unit each, to those whose cut was largest, the earlier one first where
     * cuts are equal.
     *
     * @param weights 1 to {@value MoneyLimits#MAX_SHARES} of them, each 0 or more, not all 0
     */
    public List<Money> sharesByWeight(List<Long> weights) {
        return Shares.byWeight(this, weights);
    }

    public int signum() {
        return Long.signum(minor);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * {@inheritDoc}
     *
     * @throws CurrencyMismatchException amounts of two currencies have no order
     */
    @Override
    public int compareTo(Money other) {
        requireSame("compare", other);
        return Long.compare(minor, other.minor);
    }

    /** This as a decimal of whole units, exact. */
    public Decimal toDecimal() {
        return Decimal.of(minor, currency.minorDigits());
    }

    public void write(StateWriter out) {
        currency.write(out);
        out.i64(minor);
    }

    /** Reads what {@link #write} wrote. */
    public static Money read(StateReader in) {
        Currency currency = Currency.read(in);
        return new Money(in.i64(), currency);
    }

    /** What {@link #parse} takes. */
    @Override
    public String toString() {
        return currency.code() + " " + MoneyText.print(minor, currency.minorDigits());
    }

    private Money scaled(String operation, Decimal factor, long divisor, Rounding rounding) {
        if (Wide.productFits(minor, factor.unscaled())) {
            return new Money(rounding.divide(minor * factor.unscaled(), divisor), currency);
        }
        BigInteger exact = Wide.product(minor, factor.unscaled());
        BigInteger rounded = Wide.divide(exact, BigInteger.valueOf(divisor), rounding);
        if (!Wide.fits(rounded)) {
            throw new MoneyOverflowException(operation, this, factor);
        }
        return new Money(rounded.longValueExact(), currency);
    }

    private void requireSame(String operation, Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatchException(operation, currency, other.currency);
        }
    }
}
