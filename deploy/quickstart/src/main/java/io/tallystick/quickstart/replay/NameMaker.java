package io.tallystick.quickstart.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes device or subject names from rows. A character that a name may not have becomes a hyphen; two different source
 * texts that become one name are refused, because their histories would silently be mixed.
 */
final class NameMaker {
    /** What a device id allows; also safe in file names, topics and URLs. */
    private static final int MAX_CHARACTERS = 64;

    private final String what;
    private final NameTemplate template;
    private final int[] indexes;
    /** Name to the text it was made from. */
    private final Map<String, String> sources = new HashMap<>();
    /** Text to its name, so that a known one costs one look-up. */
    private final Map<String, String> names = new HashMap<>();

    NameMaker(String what, NameTemplate template, Columns columns) throws MappingException {
        this.what = what;
        this.template = template;
        List<NameTemplate.Part> parts = template.parts();
        this.indexes = new int[parts.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = parts.get(i).column() == null
                    ? -1
                    : columns.indexOf(parts.get(i).column());
        }
    }

    String make(Row row) {
        String text = fill(row);
        String name = names.get(text);
        if (name == null) {
            name = sanitise(text);
            String other = sources.putIfAbsent(name, text);
            if (other != null) {
                throw row.problem(
                        RowProblem.Reason.NAME,
                        what + " \"" + text + "\" would be named \"" + name + "\", as \"" + other + "\" already is");
            }
            if (sources.size() > ReplayLimits.NAMES) {
                throw row.problem(
                        RowProblem.Reason.NAME, "more than " + ReplayLimits.NAMES + " different " + what + "s");
            }
            names.put(text, name);
        }
        return name;
    }

    private String fill(Row row) {
        String text = indexes.length == 1 ? part(row, 0) : joined(row);
        if (text.length() > MAX_CHARACTERS) {
            throw row.problem(
                    RowProblem.Reason.NAME,
                    what + " name of " + text.length() + " characters; want at most " + MAX_CHARACTERS);
        }
        return text;
    }

    private String joined(Row row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < indexes.length; i++) {
            text.append(part(row, i));
        }
        return text.toString();
    }

    private String part(Row row, int place) {
        NameTemplate.Part part = template.parts().get(place);
        if (indexes[place] < 0) {
            return part.text();
        }
        String field = row.field(indexes[place]);
        if (field.isEmpty()) {
            throw row.problem(
                    RowProblem.Reason.NAME,
                    "column \"" + part.column().text() + "\" that names the " + what + " is empty");
        }
        return field;
    }

    private static String sanitise(String text) {
        StringBuilder name = new StringBuilder(text);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean alphanumeric = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!alphanumeric && (i == 0 || "._:-".indexOf(c) < 0)) {
                name.setCharAt(i, i == 0 ? 'x' : '-');
            }
        }
        return name.toString();
    }
}
