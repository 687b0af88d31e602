package io.tallystick.connect.webhook.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A place in a template: see {@link BodyTemplate} for its grammar.
 *
 * @param path names of fields, from the outside in; a number is also an array's item, from 0
 * @param choices what to put in place of a value's text; may be empty
 * @param whole whether the value itself is put, not its text
 */
record Placeholder(List<String> path, Map<String, String> choices, boolean whole) {
    static final int MAX_DEPTH = 16;
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String ANY_OTHER = "*";

    static Placeholder parse(String inside, boolean whole) {
        String[] terms = inside.split("\\|", -1);
        List<String> path = List.of(terms[0].strip().split("\\.", -1));
        if (path.size() > MAX_DEPTH
                || !path.stream().allMatch(part -> PART.matcher(part).matches())) {
            throw new IllegalArgumentException("got the path '" + terms[0].strip() + "', want 1 to " + MAX_DEPTH
                    + " names of letters, digits, '_' and '-', with '.' between them");
        }
        if (whole && terms.length > 1) {
            throw new IllegalArgumentException("got choices in {{{" + inside + "}}}, want them in {{…}}");
        }
        Map<String, String> choices = new LinkedHashMap<>();
        for (int i = 1; i < terms.length; i++) {
            int equals = terms[i].indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "got the choice '" + terms[i] + "' in {{" + inside + "}}, want value=text");
            }
            choices.put(
                    terms[i].substring(0, equals).strip(),
                    terms[i].substring(equals + 1).strip());
        }
        return new Placeholder(path, Map.copyOf(choices), whole);
    }

    JsonNode value(JsonNode root) {
        JsonNode at = root;
        for (String part : path) {
            JsonNode next = at.get(part);
            if (next == null
                    && at.isArray()
                    && part.length() <= 6
                    && part.chars().allMatch(Character::isDigit)) {
                next = at.get(Integer.parseInt(part));
            }
            if (next == null) {
                return NullNode.instance;
            }
            at = next;
        }
        return at;
    }

    String text(JsonNode root) {
        JsonNode value = value(root);
        String text = value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
        String chosen = choices.get(text);
        return chosen != null ? chosen : choices.getOrDefault(ANY_OTHER, text);
    }
}
