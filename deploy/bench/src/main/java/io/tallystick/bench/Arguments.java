package io.tallystick.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The options of a program: {@code --name value} pairs, {@code --flag}s, and any number of {@code --set name=value}. */
public final class Arguments {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> sets = new LinkedHashMap<>();

    /**
     * @param valued names of the options that take a value, without dashes
     * @param flags names of those that do not
     * @throws IllegalArgumentException naming an option that is unknown or lacks its value
     */
    public Arguments(String[] args, Set<String> valued, Set<String> flags) {
        for (int i = 0; i < args.length; i++) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (flags.contains(name)) {
                values.put(name, "true");
            } else if (i + 1 < args.length && name.equals("set")) {
                String set = args[++i];
                int equals = set.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("--set: want name=value, got \"" + set + "\"");
                }
                sets.put(set.substring(0, equals), set.substring(equals + 1));
            } else if (i + 1 < args.length && valued.contains(name)) {
                values.put(name, args[++i]);
            } else {
                throw new IllegalArgumentException(
                        "option \"" + args[i] + "\" is unknown or lacks its value; want " + new TreeSet<>(valued)
                                + " with a value, " + new TreeSet<>(flags) + " without, or --set name=value");
            }
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** @throws IllegalArgumentException if the option is absent */
    public String text(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("option --" + name + " is required");
        }
        return values.get(name);
    }

    /** A whole number from {@code min} to {@code max}, both inclusive. */
    public long number(String name, long otherwise, long min, long max) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw new IllegalArgumentException("--" + name + ": want " + min + " to " + max + ", got \"" + value + "\"");
    }

    /** Whole numbers with commas between them, each from {@code min} to {@code max} and none twice. */
    public List<Integer> numbers(String name, List<Integer> otherwise, int min, int max) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        List<Integer> numbers = new ArrayList<>();
        for (String text : value.split(",", -1)) {
            int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : min - 1;
            if (number < min || number > max || numbers.contains(number)) {
                throw new IllegalArgumentException("--" + name + ": want numbers from " + min + " to " + max
                        + ", each once, with commas between them, got \"" + value + "\"");
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** A fraction, such as 0.5, from {@code min} to {@code max}, both inclusive. */
    public double fraction(String name, double otherwise, double min, double max) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        double number = value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Double.parseDouble(value) : Double.NaN;
        if (number >= min && number <= max) {
            return number;
        }
        throw new IllegalArgumentException(
                "--" + name + ": want " + plain(min) + " to " + plain(max) + ", got \"" + value + "\"");
    }

    /** Seconds, such as 4 or 0.5, from {@code min} to {@code max}, both inclusive. */
    public Duration seconds(String name, Duration otherwise, Duration min, Duration max) {
        double millis = fraction(name, otherwise.toMillis() / 1e3, min.toMillis() / 1e3, max.toMillis() / 1e3) * 1e3;
        return Duration.ofMillis(Math.round(millis));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** What {@code --set} gave: settings of Kafka's clients, of Kafka Streams and of the ledger. */
    public Map<String, String> sets() {
        return Map.copyOf(sets);
    }
}
