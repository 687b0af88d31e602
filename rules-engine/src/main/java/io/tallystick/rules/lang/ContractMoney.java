package io.tallystick.rules.lang;

import io.tallystick.rules.expr.MoneyOps;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Decimal;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.money.MoneyException;
import io.tallystick.rules.money.MoneyLimits;
import io.tallystick.rules.money.Rounding;
import java.util.function.Supplier;

/**
 * What a contract's expressions do with money: {@link Money} and {@link Decimal}, with the rounding that the contract names.
 *
 * @param rounding null for a contract that names none; then nothing can be rounded
 */
record ContractMoney(Currencies currencies, Rounding rounding) implements MoneyOps<Money, Decimal> {
    @Override
    public Class<Money> moneyType() {
        return Money.class;
    }

    @Override
    public Class<Decimal> decimalType() {
        return Decimal.class;
    }

    @Override
    public Money money(String text) {
        return guarded(() -> Money.parse(text, currencies));
    }

    @Override
    public Decimal decimal(String text) {
        return guarded(() -> Decimal.parse(text));
    }

    @Override
    public Decimal decimal(long value) {
        return Decimal.of(value);
    }

    @Override
    public Money add(Money a, Money b) {
        return guarded(() -> a.plus(b));
    }

    @Override
    public Money subtract(Money a, Money b) {
        return guarded(() -> a.minus(b));
    }

    @Override
    public Money negate(Money a) {
        return guarded(a::negate);
    }

    @Override
    public Money multiply(Money a, long times) {
        return guarded(() -> a.times(times));
    }

    @Override
    public Money multiply(Money a, Decimal times) {
        return guarded(() -> a.times(times, named()));
    }

    @Override
    public Money percent(Money a, long percent) {
        return percent(a, Decimal.of(percent));
    }

    @Override
    public Money percent(Money a, Decimal percent) {
        return guarded(() -> a.percent(percent, named()));
    }

    @Override
    public int compare(Money a, Money b) {
        return guarded(() -> a.compareTo(b));
    }

    @Override
    public Decimal addDecimals(Decimal a, Decimal b) {
        return guarded(() -> a.plus(b));
    }

    @Override
    public Decimal subtractDecimals(Decimal a, Decimal b) {
        return guarded(() -> a.minus(b));
    }

    @Override
    public Decimal negateDecimal(Decimal a) {
        return guarded(a::negate);
    }

    @Override
    public Decimal multiplyDecimals(Decimal a, Decimal b) {
        return guarded(() -> a.times(b));
    }

    @Override
    public Decimal divideDecimals(Decimal a, Decimal b) {
        return guarded(() -> a.dividedBy(b, MoneyLimits.MAX_DECIMAL_SCALE, named()));
    }

    @Override
    public int compareDecimals(Decimal a, Decimal b) {
        return a.compareTo(b);
    }

    private Rounding named() {
        if (rounding == null) {
            throw new ArithmeticException("the contract names no rounding");
        }
        return rounding;
    }

    /** The expressions' own word for what money refuses. */
    private static <T> T guarded(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (MoneyException refused) {
            throw (ArithmeticException) new ArithmeticException(refused.getMessage()).initCause(refused);
        }
    }
}
