package io.tallystick.quickstart.business;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON of what a story says, members in the order in which they were given. */
public final class JsonText {
    private JsonText() {}

    /**
     * An object.
     *
     * @param members names and values by turns; values are texts, numbers, truth values, moments, lists and maps of such
     */
    public static Map<String, Object> object(Object... members) {
        if (members.length % 2 != 0) {
            throw new IllegalArgumentException("members: want names and values by turns, got " + members.length);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            if (object.put((String) members[i], members[i + 1]) != null) {
                throw new IllegalArgumentException("member " + members[i] + ": want it once, got it twice");
            }
        }
        return object;
    }

    /** Compact JSON of such a value. */
    public static String of(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(member -> quote((String) member.getKey()) + ':' + of(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof String text) {
            return quote(text);
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value.toString();
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return number.toString();
        }
        if (value instanceof Moment moment) {
            return moment.json();
        }
        throw new IllegalArgumentException("want a text, number, truth value, moment, list or map, got " + value);
    }

    private static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
