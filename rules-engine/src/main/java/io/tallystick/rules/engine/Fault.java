package io.tallystick.rules.engine;

import io.tallystick.rules.expr.EvaluationException;

/**
 * Why an instance is suspended, or not opened, where an expression or a bound is at fault. The names are part of the ledger's format:
 * the rest of what the evaluation says is the library's, and is told by tools that run the contract again.
 */
public enum Fault {
    /** A name that is needed has no value yet. */
    NO_VALUE,
    /** No such key or field. */
    NO_SUCH_KEY,
    /** The list has no such element. */
    INDEX,
    DIVISION_BY_ZERO,
    /** An integer that does not fit 64 bits. */
    OVERFLOW,
    /** A double that is infinite or none. */
    NOT_FINITE,
    /** A time, duration, sample or position out of range. */
    OUT_OF_RANGE,
    /** A text that cannot be converted. */
    BAD_TEXT,
    /** A value of another type. */
    TYPE,
    /** A key twice in a map. */
    DUPLICATE_KEY,
    /** Amounts or decimals: of two currencies, beyond their range, divided by zero, text that is none. */
    MONEY,
    /** A value that is larger than its name may have. */
    TOO_LARGE,
    /** More steps than the bound that was proven. */
    COST,
    /** More firings for one input. */
    FIRINGS,
    /** More transitions for one input. */
    TRANSITIONS,
    /** More timers or open alerts. */
    TOO_MANY,
    /** Anything else. */
    OTHER;

    static Fault of(EvaluationException failed) {
        return switch (failed.kind()) {
            case UNSET -> NO_VALUE;
            case MISSING_KEY -> NO_SUCH_KEY;
            case INDEX -> INDEX;
            case DIVISION_BY_ZERO -> DIVISION_BY_ZERO;
            case OVERFLOW -> OVERFLOW;
            case NOT_FINITE -> NOT_FINITE;
            case OUT_OF_RANGE -> OUT_OF_RANGE;
            case BAD_TEXT -> BAD_TEXT;
            case TYPE -> TYPE;
            case DUPLICATE_KEY -> DUPLICATE_KEY;
            case MONEY -> MONEY;
            case ITERATIONS -> COST;
            case INTERNAL -> OTHER;
        };
    }
}
