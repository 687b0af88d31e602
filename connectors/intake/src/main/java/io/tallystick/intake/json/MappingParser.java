package io.tallystick.intake.json;

import io.tallystick.intake.topic.NameTemplate;
import io.tallystick.intake.topic.Naming;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a mapping's YAML; the words are those of the replay mapping, with {@code field} where that has {@code column}. */
final class MappingParser {
    private static final List<String> KEYS = List.of("description", "time", "device", "subject", "missing", "readings");
    private static final List<String> TIME_KEYS = List.of("field", "fields", "format", "zone");
    private static final List<String> READING_KEYS = List.of("field", "name", "unit", "type", "missing");

    /** RFC 8428 section 4.5.1, with a bound. */
    private static final Pattern SENML_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:./_-]{0,127}");

    private static final int MAX_UNIT = 32;

    private final MappingYaml.Fields root;

    MappingParser(String fileName, byte[] yaml) throws MappingException {
        this.root = MappingYaml.root(fileName, yaml, KEYS);
    }

    JsonMapping parse() throws MappingException {
        Naming naming = new Naming(template("subject"), template("device"));
        return new JsonMapping(root.has("time") ? time() : null, naming, readings());
    }

    private NameTemplate template(String key) throws MappingException {
        try {
            return NameTemplate.parse(root.text(key));
        } catch (IllegalArgumentException e) {
            throw root.error(key, e.getMessage());
        }
    }

    private JsonTime time() throws MappingException {
        MappingYaml.Fields time = root.fields("time", TIME_KEYS);
        List<String> fields = time.has("field") ? List.of(time.text("field")) : time.texts("fields");
        if (time.has("field") == time.has("fields") || fields.isEmpty()) {
            throw time.error("fields", "want in \"time\" one of field and fields, with at least one path");
        }
        try {
            ZoneId zone = time.has("zone") ? ZoneId.of(time.text("zone")) : null;
            return new JsonTime(fields, time.text("format"), zone);
        } catch (DateTimeException e) {
            throw time.error("zone", "want UTC, +01:00 or a region such as Europe/Madrid, got " + time.text("zone"));
        } catch (IllegalArgumentException e) {
            throw time.error("format", e.getMessage());
        }
    }

    private List<ReadingRule> readings() throws MappingException {
        List<ReadingRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (MappingYaml.Fields reading : root.list("readings", READING_KEYS)) {
            String field = reading.text("field");
            String name = reading.text("name");
            if (!SENML_NAME.matcher(name).matches() || !names.add(name)) {
                throw reading.error(
                        "name",
                        "want a name that no other reading has, 1 to 128 of A-Z a-z 0-9 : . / _ - beginning with a letter"
                                + " or digit, got \"" + name + '"');
            }
            String unit = reading.text("unit", "");
            if (unit.length() > MAX_UNIT) {
                throw reading.error("unit", "want a unit of at most " + MAX_UNIT + " characters");
            }
            List<String> missing = new ArrayList<>(root.texts("missing"));
            missing.addAll(reading.texts("missing"));
            rules.add(new ReadingRule(field, name, unit, type(reading), missing));
        }
        if (rules.isEmpty()) {
            throw root.error("readings", "want at least one reading, got none");
        }
        return rules;
    }

    private static ReadingRule.Type type(MappingYaml.Fields reading) throws MappingException {
        return switch (reading.text("type", "number")) {
            case "number" -> ReadingRule.Type.NUMBER;
            case "text" -> ReadingRule.Type.TEXT;
            case "boolean" -> ReadingRule.Type.BOOLEAN;
            default -> throw reading.error("type", "want number, text or boolean, got \"" + reading.text("type") + '"');
        };
    }
}
