package io.tallystick.rules.unit;

/** Two units that measure different things; says both dimensions and what was likely meant. */
public final class IncomparableUnitsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    IncomparableUnitsException(Unit a, Unit b) {
        super("units: want two of one dimension, got " + a.described() + " and " + b.described() + ": "
                + Suggestions.forIncomparable(a, b));
    }
}
