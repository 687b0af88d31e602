package io.tallystick.rules.money;

/** How large what this package takes may be. */
public final class MoneyLimits {
    /** The fewest characters of a currency's code: those of ISO 4217. */
    public static final int MIN_CODE_CHARS = 3;

    /** The most characters of a currency's code. */
    public static final int MAX_CODE_CHARS = 8;

    /** The most minor digits of a currency: with 8, a long still holds 92 billion units. */
    public static final int MAX_MINOR_DIGITS = 8;

    /** The most digits after the point of a decimal. */
    public static final int MAX_DECIMAL_SCALE = 12;

    /** The most shares an amount is split into at once. */
    public static final int MAX_SHARES = 1_000;

    /** The most characters of a decimal's text: sign, 19 digits, point, 12 zeros to the left of them. */
    public static final int MAX_DECIMAL_CHARS = 34;

    /** The most characters of an amount's text: code, space, decimal. */
    public static final int MAX_MONEY_CHARS = MAX_CODE_CHARS + 1 + MAX_DECIMAL_CHARS;

    private MoneyLimits() {}
}
