package io.tallystick.rules.unit;

/** Every limit of this package, inclusive. */
public final class UnitLimits {
    /** A unit symbol's length in characters: a compound of the longest symbols, still short enough to look for likenesses. */
    public static final int MAX_SYMBOL_LENGTH = 32;

    /** Factors of a compound, as {@code kg.m/s2} has three: no quantity of use needs more. */
    public static final int MAX_FACTORS = 6;

    /** The greatest exponent of a factor, and of a base unit in a dimension, by magnitude. */
    public static final int MAX_EXPONENT = 9;

    /** Symbols named in answer to an unknown one. */
    public static final int MAX_SUGGESTIONS = 3;

    /** Integers up to this, by magnitude, are doubles without rounding: 2 to the power of 53. */
    static final long MAX_EXACT_INTEGER = 1L << 53;

    private UnitLimits() {}
}
