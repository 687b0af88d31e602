package io.tallystick.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Arguments of the form name=value. */
final class Pairs {
    private Pairs() {}

    /** All by name; each name once. */
    static SortedMap<String, String> of(String option, List<String> arguments) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (String argument : arguments) {
            Map.Entry<String, String> pair = one(option, argument);
            if (pairs.put(pair.getKey(), pair.getValue()) != null) {
                throw new CliException(Exit.USAGE, option + ": \"" + pair.getKey() + "\" was given before");
            }
        }
        return pairs;
    }

    /** One; neither its name nor its value is empty. */
    static Map.Entry<String, String> one(String option, String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1 || equals == argument.length() - 1) {
            throw new CliException(Exit.USAGE, option + ": want name=value, got \"" + argument + "\"");
        }
        return Map.entry(argument.substring(0, equals), argument.substring(equals + 1));
    }
}
