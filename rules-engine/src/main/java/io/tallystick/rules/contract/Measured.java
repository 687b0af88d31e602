package io.tallystick.rules.contract;

import io.tallystick.rules.unit.Conversion;

/**
 * A number: written out, or what a param of an instance says, in the unit that is wanted.
 *
 * @param value as written out; 0 where a param says it
 * @param param a place in the contract's params, of type double or int; -1 where it is written out
 * @param conversion from the param's unit; null for none
 */
public record Measured(double value, int param, Conversion conversion) {
    /** One that is written out. */
    public static Measured of(double value) {
        return new Measured(value, -1, null);
    }

    /** What a param says. */
    public static Measured ofParam(int param, Conversion conversion) {
        return new Measured(0, param, conversion);
    }

    public boolean isParam() {
        return param >= 0;
    }

    public double in(Agreed agreed) {
        return isParam() ? converted(agreed.number(param)) : value;
    }

    /** A value of the param in the unit that is wanted. */
    public double converted(double given) {
        return conversion == null ? given : conversion.apply(given);
    }
}
