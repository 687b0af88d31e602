package io.tallystick.rules.unit;

import java.util.Set;

/**
 * A unit of measurement. A value {@code v} in it is {@code v * scale + offset} in its dimension's base units, exactly.
 *
 * @param symbol as written in readings and contracts; case matters
 * @param name in words
 * @param quantity what it measures, in words
 * @param scale base units in one of it, over 0
 * @param offset 0 but for temperatures and levels
 * @param scalar may be a factor of a compound: not so logarithms, latitudes and longitudes
 */
public record Unit(
        String symbol,
        String name,
        String quantity,
        Dimension dimension,
        Rational scale,
        Rational offset,
        boolean scalar) {

    public Unit {
        if (scale.numerator().signum() <= 0) {
            throw new IllegalArgumentException("unit " + symbol + ": want a scale over 0, got " + scale);
        }
    }

    /**
     * The unit of that symbol: one of the table, or factors with {@code .} and {@code /} between and exponents behind, read from
     * left to right as UCUM does, as {@code kg.m/s2}. In a compound a temperature is a difference: {@code Cel/h} is {@code K/h}.
     *
     * @throws UnknownUnitException when there is none; names likely ones
     */
    public static Unit parse(String symbol) {
        if (symbol.length() > UnitLimits.MAX_SYMBOL_LENGTH) {
            throw new UnknownUnitException("unit: want a symbol of 1 to " + UnitLimits.MAX_SYMBOL_LENGTH
                    + " characters, got " + symbol.length());
        }
        Unit known = find(symbol);
        if (known == null) {
            throw new UnknownUnitException("unit '" + symbol + "': " + Suggestions.forUnknown(symbol));
        }
        return known;
    }

    /** The symbols of the table, prefixed ones too, in the order of their characters: what an editor can offer. Compounds come on top. */
    public static Set<String> symbols() {
        return UnitTable.all().keySet();
    }

    /** As {@link #parse}, but null when there is none: for what readings bring, since looking for likely ones costs a millisecond. */
    public static Unit find(String symbol) {
        if (symbol.length() > UnitLimits.MAX_SYMBOL_LENGTH) {
            return null;
        }
        Unit known = UnitTable.get(symbol);
        return known != null ? known : Compound.find(symbol);
    }

    /** Whether values in both can be compared: their dimensions are equal. */
    public static boolean comparable(Unit a, Unit b) {
        return a.dimension.equals(b.dimension);
    }

    /**
     * A value in another unit. For a value that is converted often keep {@link Conversion#between}.
     *
     * @throws IncomparableUnitsException when {@link #comparable} says no
     */
    public static double convert(double value, Unit from, Unit to) {
        return Conversion.between(from, to).apply(value);
    }

    /**
     * A difference of two values in another unit: without offset, so that 10 Cel are 18 [degF].
     *
     * @throws IncomparableUnitsException when {@link #comparable} says no
     */
    public static double convertDifference(double difference, Unit from, Unit to) {
        return Conversion.between(from, to).applyToDifference(difference);
    }

    /** As in {@code Cel (degree Celsius, temperature, K)}. */
    String described() {
        return symbol + " (" + name + ", " + quantity + ", " + dimension + ")";
    }
}
