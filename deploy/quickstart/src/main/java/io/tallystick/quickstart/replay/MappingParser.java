package io.tallystick.quickstart.replay;

import io.tallystick.yaml.YamlPlace;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a mapping's YAML into its typed form; each fault is reported at its place. */
final class MappingParser {
    private static final List<String> KEYS =
            List.of("description", "csv", "time", "device", "subject", "missing", "rows", "readings");
    private static final List<String> CSV_KEYS =
            List.of("separator", "quote", "decimal", "header", "comment", "encoding", "skip-lines", "columns");
    private static final List<String> READING_KEYS = List.of("column", "name", "unit", "type", "missing");
    private static final List<String> ROW_KEYS = List.of("column", "is", "is-not");
    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "space", ' ', "pipe", '|');
    private static final Map<String, Charset> ENCODINGS = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "US-ASCII", StandardCharsets.US_ASCII,
            "UTF-16", StandardCharsets.UTF_16);
    /** RFC 8428 section 4.5.1, with a bound. */
    private static final Pattern SENML_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:./_-]{0,127}");

    private static final int MAX_SKIP_LINES = 10_000;

    private final String fileName;
    private final YamlSource source;
    private final List<MappingWarning> warnings = new ArrayList<>();

    MappingParser(String fileName, byte[] yaml) throws MappingException {
        this.fileName = fileName;
        this.source = YamlSource.of(fileName, yaml);
    }

    ReplayMapping parse() throws MappingException {
        YamlMap root = new YamlMap(source, source.root(), "mapping", KEYS);
        CsvFormat csv = csv(root);
        TimeRule time = new TimeRuleParser(source).parse(root.required("time"));
        NameTemplate device = NameTemplate.parse(source, root.required("device"), "\"device\"");
        NameTemplate subject = NameTemplate.parse(source, root.required("subject"), "\"subject\"");
        return new ReplayMapping(fileName, source, csv, time, device, subject, filters(root), readings(root), warnings);
    }

    private CsvFormat csv(YamlMap root) throws MappingException {
        if (!root.has("csv")) {
            return new CsvFormat(',', '"', '.', true, CsvFormat.NO_COMMENT, StandardCharsets.UTF_8, 0, List.of());
        }
        YamlMap csv = new YamlMap(source, root.required("csv"), "csv", CSV_KEYS);
        char separator = character(csv, "separator", ',', SEPARATORS);
        char quote = character(csv, "quote", '"', Map.of());
        char decimal = character(csv, "decimal", '.', Map.of());
        char comment = character(csv, "comment", CsvFormat.NO_COMMENT, Map.of());
        if (decimal != '.' && decimal != ',') {
            throw source.error(csv.required("decimal"), "\"decimal\" is \"" + decimal + "\"; want \".\" or \",\"");
        }
        if (Set.of(quote, decimal, comment).contains(separator)) {
            throw source.error(
                    csv.node(), "separator '" + separator + "' is also the quote, decimal or comment character");
        }
        String encoding = csv.text("encoding", "UTF-8");
        if (!ENCODINGS.containsKey(encoding)) {
            throw source.error(
                    csv.required("encoding"),
                    "unknown encoding \"" + encoding + "\"" + Hint.of(encoding, ENCODINGS.keySet())
                            + " Known: UTF-8, ISO-8859-1, US-ASCII, UTF-16");
        }
        List<String> columns = csv.texts("columns");
        if (new HashSet<>(columns).size() != columns.size()) {
            throw source.error(csv.required("columns"), "\"columns\" gives a name twice: " + columns);
        }
        return new CsvFormat(
                separator,
                quote,
                decimal,
                csv.bool("header", true),
                comment,
                ENCODINGS.get(encoding),
                csv.integer("skip-lines", 0, 0, MAX_SKIP_LINES),
                columns);
    }

    private char character(YamlMap map, String key, char orElse, Map<String, Character> names) throws MappingException {
        if (!map.has(key)) {
            return orElse;
        }
        String text = map.text(key);
        if (names.containsKey(text)) {
            return names.get(text);
        }
        if (text.length() != 1 || text.charAt(0) == '\r' || text.charAt(0) == '\n') {
            throw source.error(
                    map.required(key),
                    "\"" + key + "\" is \"" + text + "\"; want one character"
                            + (names.isEmpty()
                                    ? ""
                                    : " or one of "
                                            + names.keySet().stream().sorted().toList())
                            + Hint.of(text, names.keySet()));
        }
        return text.charAt(0);
    }

    private List<RowFilter> filters(YamlMap root) throws MappingException {
        List<RowFilter> filters = new ArrayList<>();
        for (Node item : root.list("rows", ReplayLimits.LIST_ITEMS)) {
            YamlMap row = new YamlMap(source, item, "row filter", ROW_KEYS);
            if (row.has("is") == row.has("is-not")) {
                throw source.error(item, "row filter wants exactly one of \"is\" and \"is-not\"");
            }
            boolean negated = row.has("is-not");
            filters.add(new RowFilter(column(row), new HashSet<>(texts(row, negated ? "is-not" : "is")), negated));
        }
        return filters;
    }

    private List<ReadingRule> readings(YamlMap root) throws MappingException {
        List<String> missing = texts(root, "missing");
        List<ReadingRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Node list = root.required("readings");
        for (Node item : root.list("readings", ReplayLimits.READINGS)) {
            YamlMap reading = new YamlMap(source, item, "reading", READING_KEYS);
            String name = reading.text("name");
            if (!SENML_NAME.matcher(name).matches()) {
                throw source.error(
                        reading.required("name"),
                        "reading name \"" + name
                                + "\": want 1 to 128 of A-Z a-z 0-9 : . / _ - beginning with a letter or digit");
            }
            if (!names.add(name)) {
                throw source.error(reading.required("name"), "reading name \"" + name + "\" is given twice");
            }
            rules.add(new ReadingRule(
                    column(reading),
                    name,
                    unit(reading),
                    type(reading),
                    new MissingMarkers(missing, texts(reading, "missing"))));
        }
        if (rules.isEmpty()) {
            throw source.error(list, "\"readings\" is empty; want at least one");
        }
        return rules;
    }

    private String unit(YamlMap reading) throws MappingException {
        String unit = reading.text("unit", "");
        if (!unit.isEmpty() && !SenmlUnits.isRegistered(unit)) {
            Node node = reading.required("unit");
            YamlPlace place = YamlPlace.of(node);
            warnings.add(new MappingWarning(
                    place.line(),
                    place.column(),
                    "unit \"" + unit + "\" is not a registered SenML unit" + SenmlUnits.hint(unit)));
        }
        return unit;
    }

    private ReadingType type(YamlMap reading) throws MappingException {
        String type = reading.text("type", "number");
        return switch (type) {
            case "number" -> ReadingType.NUMBER;
            case "text" -> ReadingType.TEXT;
            case "boolean" -> ReadingType.BOOLEAN;
            default ->
                throw source.error(
                        reading.required("type"),
                        "unknown type \"" + type + "\"" + Hint.of(type, List.of("number", "text", "boolean"))
                                + " Known: number, text, boolean");
        };
    }

    private ColumnRef column(YamlMap map) throws MappingException {
        Node node = map.required("column");
        return new ColumnRef(map.text("column").strip(), YamlPlace.of(node));
    }

    /** A list of texts, or one text alone. */
    private List<String> texts(YamlMap map, String key) throws MappingException {
        if (!map.has(key) || map.required(key) instanceof SequenceNode) {
            return map.texts(key);
        }
        return List.of(map.text(key));
    }
}
