package io.tallystick.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Arguments of the form NAME=VALUE. */
final class Pairs {
    private Pairs() {}

    /** All by name; each name once, neither it nor its value empty. */
    static SortedMap<String, String> of(String option, String form, List<String> arguments) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1 || equals == argument.length() - 1) {
                throw new CliException(Exit.USAGE, option + ": want " + form + ", got \"" + argument + "\"");
            }
            String name = argument.substring(0, equals);
            if (pairs.put(name, argument.substring(equals + 1)) != null) {
                throw new CliException(Exit.USAGE, option + ": \"" + name + "\" was given before");
            }
        }
        return pairs;
    }
}
