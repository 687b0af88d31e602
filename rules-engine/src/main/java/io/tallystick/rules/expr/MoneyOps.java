package io.tallystick.rules.expr;

/**
 * What expressions can do with amounts of money and decimals; the arithmetic itself is the supplier's. Every method must be pure,
 * take bounded time, and throw {@link ArithmeticException} (overflow, other currency) or {@link IllegalArgumentException} (text
 * that is no amount) with a message that is the same on every JVM. Both classes need {@code equals} and {@code hashCode} by value.
 *
 * @param <M> an amount of one currency
 * @param <D> a decimal
 */
public interface MoneyOps<M, D> {
    Class<M> moneyType();

    Class<D> decimalType();

    /** {@code money("EUR 10.00")}. */
    M money(String text);

    /** {@code decimal("0.25")}. */
    D decimal(String text);

    /** {@code decimal(3)}. */
    D decimal(long value);

    /** {@code a + b}, of one currency. */
    M add(M a, M b);

    /** {@code a - b}, of one currency. */
    M subtract(M a, M b);

    /** {@code -a}. */
    M negate(M a);

    /** {@code a * times}. */
    M multiply(M a, long times);

    /** {@code a * times}, rounded as the supplier names. */
    M multiply(M a, D times);

    /** {@code a.percent(p)}, rounded as the supplier names. */
    M percent(M a, long percent);

    /** {@code a.percent(p)}, rounded as the supplier names. */
    M percent(M a, D percent);

    /** Below, at or above 0; of one currency. */
    int compare(M a, M b);

    D addDecimals(D a, D b);

    D subtractDecimals(D a, D b);

    D negateDecimal(D a);

    D multiplyDecimals(D a, D b);

    /** Rounded as the supplier names; by zero it throws {@link ArithmeticException}. */
    D divideDecimals(D a, D b);

    int compareDecimals(D a, D b);
}
