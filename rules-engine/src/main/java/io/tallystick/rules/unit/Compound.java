package io.tallystick.rules.unit;

/**
 * Units made of others (UCUM section 2.2, without brackets and annotations):
 *
 * <pre>
 * compound = factor *( ("." / "/") factor )      read from left to right: J/kg.K is (J/kg) times K
 * factor   = symbol [ ["-"] digit ]              a symbol of the table; no exponent 0
 * </pre>
 *
 * At most one factor may have a kind, and only in the first power above the stroke: {@code var.h} is reactive energy.
 */
final class Compound {
    private Compound() {}

    /** The unit, or null when the text is no compound. */
    static Unit find(String symbol) {
        Dimension dimension = Dimension.NONE;
        Rational scale = Rational.ONE;
        StringBuilder name = new StringBuilder();
        int factors = 0;
        int start = 0;
        boolean below = false;
        while (start <= symbol.length()) {
            int end = endOfFactor(symbol, start);
            Factor factor = factor(symbol.substring(start, end));
            if (factor == null || ++factors > UnitLimits.MAX_FACTORS) {
                return null;
            }
            int power = below ? -factor.exponent : factor.exponent;
            String kind = factor.unit.dimension().kind();
            if (!kind.isEmpty() && (power != 1 || !dimension.kind().isEmpty())) {
                return null;
            }
            if (tooGreat(dimension, factor.unit.dimension(), power)) {
                return null;
            }
            dimension = dimension.times(factor.unit.dimension(), power);
            scale = scale.times(factor.unit.scale().power(power));
            name.append(start == 0 ? "" : below ? " per " : " times ").append(factor.unit.name());
            name.append(factor.exponent == 1 ? "" : " to the power of " + factor.exponent);
            below = end < symbol.length() && symbol.charAt(end) == '/';
            start = end + 1;
        }
        return new Unit(symbol, name.toString(), UnitTable.quantity(dimension), dimension, scale, Rational.ZERO, true);
    }

    private record Factor(Unit unit, int exponent) {}

    private static Factor factor(String text) {
        Unit whole = UnitTable.get(text);
        if (whole != null) {
            return whole.scalar() ? new Factor(whole, 1) : null;
        }
        int last = text.length() - 1;
        if (last < 1 || text.charAt(last) < '1' || text.charAt(last) > '9') {
            return null;
        }
        boolean negative = text.charAt(last - 1) == '-';
        Unit unit = UnitTable.get(text.substring(0, negative ? last - 1 : last));
        int exponent = text.charAt(last) - '0';
        return unit == null || !unit.scalar() ? null : new Factor(unit, negative ? -exponent : exponent);
    }

    private static boolean tooGreat(Dimension product, Dimension factor, int power) {
        for (int base = 0; base < product.exponents().size(); base++) {
            if (Math.abs(product.exponents().get(base)
                            + power * factor.exponents().get(base))
                    > UnitLimits.MAX_EXPONENT) {
                return true;
            }
        }
        return false;
    }

    /** The next stroke or dot outside of square brackets. */
    private static int endOfFactor(String symbol, int start) {
        boolean bracket = false;
        for (int at = start; at < symbol.length(); at++) {
            char c = symbol.charAt(at);
            if (c == '[') {
                bracket = true;
            } else if (c == ']') {
                bracket = false;
            } else if (!bracket && (c == '.' || c == '/')) {
                return at;
            }
        }
        return symbol.length();
    }
}
