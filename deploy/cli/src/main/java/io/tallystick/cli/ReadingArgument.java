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
 * text    = 1*character                  ; what neither begins as a number nor is true or false
 *         / DQUOTE *character DQUOTE     ; anything
 * </pre>
 *
 * What begins as a number but is none is refused: it is a slip, and what is sent is signed for ever.
 *
 * @param name of the reading
 * @param value after the first equals sign
 */
record ReadingArgument(String name, String value) {
    private static final Pattern NUMBER =
            Pattern.compile("(-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)([A-Za-z%/][A-Za-z0-9%/*^.-]*)?");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private static final Pattern NUMBER_BEGINS = Pattern.compile("[+-]?\\.?[0-9]");

    static ReadingArgument parse(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw new CliException(
                    Exit.USAGE, "reading \"" + argument + "\": want name=value, such as temperature=21.5Cel");
        }
        String value = argument.substring(equals + 1);
        if (value.isEmpty()
                || NUMBER_BEGINS.matcher(value).lookingAt()
                        && !NUMBER.matcher(value).matches()) {
            throw new CliException(
                    Exit.USAGE,
                    "reading \"" + argument + "\": want a number with or without a SenML unit, such as 21.5Cel or -3e2,"
                            + " or text in double quotes (in a shell: '" + argument.substring(0, equals) + "=\"" + value
                            + "\"')");
        }
        return new ReadingArgument(argument.substring(0, equals), value);
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

    /**
     * The value as a member of a document: text, truth value, whole number or double.
     *
     * @throws CliException for a number with a unit, which no document has
     */
    Object documentValue() {
        Matcher number = NUMBER.matcher(value);
        if (number.matches()) {
            if (number.group(2) != null) {
                throw new CliException(
                        Exit.USAGE,
                        "\"" + name + "=" + value + "\": want a number without a unit in a document, or text in double"
                                + " quotes");
            }
            return number(number.group(1));
        } else if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private Object number(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new CliException(Exit.USAGE, "\"" + name + "=" + value + "\": want a number that a double can say");
        }
        return number;
    }
}
