package io.tallystick.rules.unit;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All units that have a symbol of their own, by symbol. */
final class UnitTable {
    private static final Map<Character, Integer> PREFIXES =
            Map.of('T', 12, 'G', 9, 'M', 6, 'k', 3, 'h', 2, 'd', -1, 'c', -2, 'm', -3, 'u', -6, 'n', -9);
    private static final Map<Character, String> PREFIX_NAMES = Map.of(
            'T', "tera", 'G', "giga", 'M', "mega", 'k', "kilo", 'h', "hecto", 'd', "deci", 'c', "centi", 'm', "milli",
            'u', "micro", 'n', "nano");

    private static final SortedMap<String, Unit> UNITS = read(UnitRows.ROWS);
    private static final Map<Dimension, String> QUANTITIES = quantities(UNITS);

    private UnitTable() {}

    /** The unit of that symbol, or null. */
    static Unit get(String symbol) {
        return UNITS.get(symbol);
    }

    /** All of them in the order of their symbols' characters. */
    static SortedMap<String, Unit> all() {
        return UNITS;
    }

    /** What a dimension measures, in words, or "compound". */
    static String quantity(Dimension dimension) {
        return QUANTITIES.getOrDefault(dimension, "compound");
    }

    private static SortedMap<String, Unit> read(String rows) {
        TreeMap<String, Unit> units = new TreeMap<>();
        for (String row : rows.split("\n")) {
            String[] cells = row.split("\\|", -1);
            if (cells.length != 6) {
                throw new IllegalStateException("units: want six cells, got: " + row);
            }
            for (int cell = 0; cell < cells.length; cell++) {
                cells[cell] = cells[cell].strip();
            }
            addRow(units, cells);
        }
        return Collections.unmodifiableSortedMap(units);
    }

    private static void addRow(Map<String, Unit> units, String[] cells) {
        boolean scalar = !cells[1].equals("!");
        String[] quantity = cells[3].split(":");
        Dimension dimension = Dimension.parse(cells[4], quantity.length == 1 ? "" : quantity[0]);
        String[] numbers = cells[5].split(" ");
        Rational scale = Rational.parse(numbers[0]);
        Rational offset = numbers.length == 1 ? Rational.ZERO : Rational.parse(numbers[1]);
        String measured = quantity[quantity.length - 1];
        add(units, new Unit(cells[0], cells[2], measured, dimension, scale, offset, scalar));
        for (int prefix = 0; scalar && prefix < cells[1].length(); prefix++) {
            char letter = cells[1].charAt(prefix);
            Rational power = Rational.powerOfTen(PREFIXES.get(letter));
            String name = PREFIX_NAMES.get(letter) + cells[2];
            add(units, new Unit(letter + cells[0], name, measured, dimension, scale.times(power), offset, true));
        }
    }

    private static void add(Map<String, Unit> units, Unit unit) {
        if (units.put(unit.symbol(), unit) != null) {
            throw new IllegalStateException("units: want each symbol once, got " + unit.symbol() + " twice");
        }
    }

    /** The quantity of the first symbol of a dimension names it. */
    private static Map<Dimension, String> quantities(SortedMap<String, Unit> units) {
        Map<Dimension, String> names = new HashMap<>();
        for (Unit unit : units.values()) {
            names.putIfAbsent(unit.dimension(), unit.quantity());
        }
        return Map.copyOf(names);
    }
}
