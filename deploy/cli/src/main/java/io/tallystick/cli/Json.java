package io.tallystick.cli;

import java.util.Map;

/** The JSON of commands, written as that of reports is. */
final class Json {
    private Json() {}

    /** A map in the order given: key, value, key, value … */
    static Map<String, Object> object(Object... keysAndValues) {
        return io.tallystick.bench.figures.Json.object(keysAndValues);
    }

    /** One line of JSON. */
    static String line(Object value) {
        return io.tallystick.bench.figures.Json.line(value);
    }
}
