package io.tallystick.rules.unit;

import java.util.Arrays;
import java.util.List;

/**
 * What a unit measures: the exponents of eight base units, and the kind where the International System gives one dimension to
 * things that must not be compared (a share and a relative humidity, active and reactive power). Two units may be compared if
 * and only if their dimensions are equal.
 *
 * @param exponents of m, kg, s, A, K, mol, cd, bit, in this order, each -9 to 9
 * @param kind what is measured, empty where the exponents say all
 */
public record Dimension(List<Integer> exponents, String kind) {
    private static final List<String> BASE = List.of("m", "kg", "s", "A", "K", "mol", "cd", "bit");
    private static final String LETTERS = "LMTIKNJB";

    /** No exponents, no kind. */
    static final Dimension NONE = new Dimension(List.of(0, 0, 0, 0, 0, 0, 0, 0), "");

    public Dimension {
        exponents = List.copyOf(exponents);
        if (exponents.size() != BASE.size()) {
            throw new IllegalArgumentException(
                    "dimension: want " + BASE.size() + " exponents, got " + exponents.size());
        }
        for (int exponent : exponents) {
            if (Math.abs(exponent) > UnitLimits.MAX_EXPONENT) {
                throw new IllegalArgumentException("dimension: want exponents of -" + UnitLimits.MAX_EXPONENT + " to "
                        + UnitLimits.MAX_EXPONENT + ", got " + exponent);
            }
        }
    }

    /** Letters of {@code L M T I K N J B} with an exponent each where it is not 1, as {@code L2 M T-3}; {@code 1} for none. */
    static Dimension parse(String text, String kind) {
        Integer[] exponents = NONE.exponents.toArray(new Integer[0]);
        if (!text.equals("1")) {
            for (String part : text.split(" ")) {
                exponents[LETTERS.indexOf(part.charAt(0))] =
                        part.length() == 1 ? 1 : Integer.parseInt(part.substring(1));
            }
        }
        return new Dimension(Arrays.asList(exponents), kind);
    }

    /** This times the other's power; of the two kinds at most one may be other than empty. */
    Dimension times(Dimension other, int power) {
        Integer[] sums = new Integer[BASE.size()];
        for (int base = 0; base < sums.length; base++) {
            sums[base] = exponents.get(base) + power * other.exponents.get(base);
        }
        return new Dimension(Arrays.asList(sums), kind.isEmpty() ? other.kind : kind);
    }

    /** The exponents are the same, whatever the kind. */
    boolean sameExponents(Dimension other) {
        return exponents.equals(other.exponents);
    }

    /** In base units, as {@code m2.kg.s-3}, then the kind in brackets where there is one. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int base = 0; base < BASE.size(); base++) {
            int exponent = exponents.get(base);
            if (exponent != 0) {
                text.append(text.isEmpty() ? "" : ".").append(BASE.get(base)).append(exponent == 1 ? "" : exponent);
            }
        }
        return (text.isEmpty() ? "1" : text) + (kind.isEmpty() ? "" : " {" + kind + "}");
    }
}
