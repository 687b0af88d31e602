package io.tallystick.rules.unit;

import io.tallystick.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an author likely meant, for errors only. */
final class Suggestions {
    private static final String FAHRENHEIT =
            "SenML has no Fahrenheit, and F is farad, a unit of capacitance: did you mean [degF] or Cel?";
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("celsius", "Cel"),
            Map.entry("centigrade", "Cel"),
            Map.entry("degc", "Cel"),
            Map.entry("kelvin", "K"),
            Map.entry("percent", "%"),
            Map.entry("pct", "%"),
            Map.entry("rh", "%RH"),
            Map.entry("humidity", "%RH"),
            Map.entry("sec", "s"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("hr", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"),
            Map.entry("kmh", "km/h"),
            Map.entry("kph", "km/h"),
            Map.entry("mph", "[mi_i]/h"),
            Map.entry("kt", "[kn_i]"),
            Map.entry("kn", "[kn_i]"),
            Map.entry("knot", "[kn_i]"),
            Map.entry("knots", "[kn_i]"),
            Map.entry("psi", "[psi]"),
            Map.entry("mmhg", "mm[Hg]"),
            Map.entry("in", "[in_i]"),
            Map.entry("inch", "[in_i]"),
            Map.entry("ft", "[ft_i]"),
            Map.entry("mile", "[mi_i]"),
            Map.entry("miles", "[mi_i]"),
            Map.entry("nmi", "[nmi_i]"),
            Map.entry("lb", "[lb_av]"),
            Map.entry("lbs", "[lb_av]"),
            Map.entry("oz", "[oz_av]"),
            Map.entry("gal", "[gal_us]"),
            Map.entry("hp", "[HP]"),
            Map.entry("bpm", "beat/min"),
            Map.entry("degrees", "deg"),
            Map.entry("degree", "deg"),
            Map.entry("db(a)", "dB[SPL]"),
            Map.entry("dba", "dB[SPL]"));

    private Suggestions() {}

    /** Why the symbol is no unit and which ones are near. */
    static String forUnknown(String symbol) {
        if (symbol.isEmpty()) {
            return "want a symbol, got none; a plain number has the unit 1";
        }
        String ascii = ascii(symbol);
        if (List.of("far", "fahrenheit", "degf").contains(ascii.toLowerCase(Locale.ROOT))) {
            return FAHRENHEIT;
        }
        List<String> near = near(ascii);
        return "want a symbol of SenML or UCUM, or a compound of them" + (near.isEmpty() ? "" : asked(near));
    }

    /** Why two units cannot be compared, and which one was likely meant. */
    static String forIncomparable(Unit a, Unit b) {
        if (a.dimension().sameExponents(b.dimension())) {
            return a.symbol() + " measures " + a.quantity() + ", " + b.symbol() + " " + b.quantity()
                    + ", which are kept apart although their base units are the same";
        }
        String second = mistaken(a, b);
        String meant = second != null ? second : mistaken(b, a);
        return meant != null ? meant : "no conversion exists";
    }

    /** The hint when the second was written for a unit of the first's dimension, or null. */
    private static String mistaken(Unit right, Unit wrong) {
        if (wrong.symbol().equals("F") && right.quantity().equals("temperature")) {
            return FAHRENHEIT;
        }
        if (wrong.symbol().equals("C") && right.quantity().equals("temperature")) {
            return "did you mean Cel? C is coulomb, a unit of electric charge";
        }
        for (Unit unit : UnitTable.all().values()) {
            if (unit.symbol().equalsIgnoreCase(wrong.symbol()) && Unit.comparable(unit, right)) {
                return "did you mean " + unit.symbol() + "? " + wrong.symbol() + " is " + wrong.name() + ", a unit of "
                        + wrong.quantity();
            }
        }
        return null;
    }

    private static List<String> near(String symbol) {
        List<String> near = new ArrayList<>();
        String meant = MEANT.get(symbol.toLowerCase(Locale.ROOT));
        if (meant != null) {
            near.add(meant);
        } else if (Unit.find(symbol) != null) {
            near.add(symbol);
        }
        if (near.isEmpty()) {
            near.addAll(DidYouMean.near(symbol, UnitTable.all().keySet(), known -> allowed(symbol.length())));
        }
        return near.subList(0, Math.min(near.size(), UnitLimits.MAX_SUGGESTIONS));
    }

    /** How many edits of a symbol: none in one or two characters, one up to five, two beyond. */
    private static int allowed(int length) {
        return length <= 2 ? 0 : length <= 5 ? 1 : 2;
    }

    private static String asked(List<String> near) {
        return ": did you mean " + String.join(" or ", near) + "?";
    }

    /** The way that people write units, in the letters that symbols are made of. */
    private static String ascii(String symbol) {
        return symbol.replace("\u00b0", "deg")
                .replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replace('\u00b2', '2')
                .replace('\u00b3', '3')
                .replace('\u00b7', '.')
                .replace("\u03a9", "Ohm")
                .replace("^", "")
                .replace(" ", "");
    }
}
