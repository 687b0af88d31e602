package io.tallystick.cli;

import io.tallystick.ledger.senml.SenmlWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reading as an argument.
 *
 * <pre>
 * reading = name "=" ( number [ unit ] / "true" / "false" / text )
 * number  = a JSON number, kept as written
 * unit    = a SenML unit, such as Cel, %RH, m/s
 * text    = anything else; in double quotes also what would be a number or truth value
 * </pre>
 *
 * @param name of the reading
 * @param value after the first equals sign
 */
record ReadingArgument(String name, String value) {
    private static final Pattern NUMBER =
            Pattern.compile("(-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)([A-Za-z%/][A-Za-z0-9%/*^.-]*)?");

    static ReadingArgument parse(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw new CliException(
                    Exit.USAGE, "reading \"" + argument + "\": want name=value, such as temperature=21.5Cel");
        }
        return new ReadingArgument(argument.substring(0, equals), argument.substring(equals + 1));
    }

    void addTo(SenmlWriter pack) {
        Matcher number = NUMBER.matcher(value);
        if (number.matches()) {
            pack.number(name, number.group(2) == null ? "" : number.group(2), number.group(1), null);
        } else if (value.equals("true") || value.equals("false")) {
            pack.bool(name, value.equals("true"), null);
        } else if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            pack.text(name, value.substring(1, value.length() - 1), null);
        } else {
            pack.text(name, value, null);
        }
    }
}
