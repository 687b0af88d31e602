package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.Variable;
import io.tallystick.rules.unit.Unit;
import io.tallystick.rules.window.Aggregate;
import io.tallystick.rules.window.CalendarUnit;
import io.tallystick.rules.window.WindowLimits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code windows}: what is computed over many samples of a reading.
 *
 * <pre>
 * name: {of: READING, value: EXPRESSION, over: DURATION, max: SAMPLES}
 * name: {of: READING, value: EXPRESSION, last: N}
 * name: {of: READING, value: EXPRESSION, calendar: hour | day | week | month, zone: ZONE}
 * </pre>
 */
final class WindowsSection {
    private static final int DEFAULT_SAMPLES = 4_096;

    private final Draft draft;
    private final Set<String> texts;
    private final List<Declared> declared = new ArrayList<>();

    private record Declared(String name, int input, Node value, Measures.Span span, List<Measures.Result> results) {}

    /** @param texts all texts of the contract: a result is computed if one of them mentions it */
    WindowsSection(Draft draft, Set<String> texts) {
        this.draft = draft;
        this.texts = texts;
    }

    void declare(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "windows")) {
            if (draft.names.declare(part.key(), "window", part.name())) {
                Fields fields = draft.fields(part.value(), "window " + part.name());
                Optional<Integer> input = fields.required("of")
                        .flatMap(node ->
                                draft.place(node, "input", draft.inputPlaces).flatMap(place -> reading(node, place)));
                Node value = fields.optional("value").orElse(null);
                Optional<Measures.Span> span =
                        fields.exactlyOne(List.of("over", "last", "calendar")).flatMap(kind -> span(fields, kind));
                fields.requireNoOthers();
                input.ifPresent(place -> span.ifPresent(known -> window(part, fields, place, value, known)));
            }
        }
    }

    private Optional<Integer> reading(Node at, int place) {
        return draft.inputs.get(place) instanceof Input.Reading
                ? Optional.of(place)
                : draft.values.refuse(at, "of: want an input that is a reading, got another");
    }

    private Optional<Measures.Span> span(Fields fields, String kind) {
        Node value = fields.required(kind).orElseThrow();
        return switch (kind) {
            case "over" -> {
                long samples = fields.optional("max")
                        .flatMap(node -> draft.values.integer(node, "max", 1, WindowLimits.MAX_SLIDING_SAMPLES))
                        .orElse((long) DEFAULT_SAMPLES);
                yield draft.values
                        .duration(value, "over", WindowLimits.MAX_DURATION_MILLIS)
                        .map(duration -> new Measures.Span.Over(duration.toMillis(), (int) samples));
            }
            case "last" ->
                draft.values
                        .integer(value, "last", 1, WindowLimits.MAX_LAST)
                        .map(n -> new Measures.Span.Last(n.intValue()));
            default ->
                draft.values
                        .oneOf(value, "calendar", List.of("hour", "day", "week", "month"))
                        .flatMap(unit -> Zones.of(draft.values, fields.required("zone"))
                                .map(zone -> new Measures.Span.Calendar(
                                        CalendarUnit.valueOf(unit.toUpperCase(Locale.ROOT)), zone)));
        };
    }

    private void window(Fields.Named part, Fields fields, int input, Node value, Measures.Span span) {
        List<Measures.Result> results = new ArrayList<>();
        Set<String> mentioned = new LinkedHashSet<>();
        texts.forEach(text -> mentioned.addAll(WindowResults.mentioned(part.name(), text)));
        boolean calendar = span instanceof Measures.Span.Calendar;
        Unit unit = value == null ? ((Input.Reading) draft.inputs.get(input)).unit() : null;
        for (String mention : mentioned) {
            boolean closed = mention.startsWith("closed.");
            String field = closed ? mention.substring("closed.".length()) : mention;
            boolean has = WindowResults.aggregate(field).isPresent() && (calendar || !closed);
            if (has && !(calendar && field.equals("complete"))) {
                Type type = WindowResults.type(field);
                int slot = draft.names.variable(
                        part.key(),
                        new Variable(part.name() + "." + mention, type, Size.defaultOf(type)),
                        WindowResults.keepsUnit(field) ? unit : null,
                        List.of(input));
                results.add(WindowResults.of(field, closed, slot));
            }
        }
        draft.windowPlaces.put(part.name(), declared.size());
        declared.add(new Declared(part.name(), input, value, span, results));
        if (value == null && ((Input.Reading) draft.inputs.get(input)).type() != Type.DOUBLE) {
            draft.source.error(
                    fields.node(),
                    "window " + part.name() + ": want a reading of type double, got another",
                    "say what to take: value: \"" + draft.inputs.get(input).name() + " ? 1.0 : 0.0\"");
        }
    }

    void compile() {
        for (Declared window : declared) {
            Expression value = window.value == null
                    ? null
                    : draft.expressions()
                            .of(window.value, "value of window " + window.name, Type.DOUBLE)
                            .orElse(null);
            Unit unit = value == null ? null : draft.expressions().unitOf(value);
            window.results.stream()
                    .filter(result -> unit != null && WindowResults.keepsUnit(result.field()))
                    .forEach(result -> draft.names.unit(result.slot(), unit));
            draft.windows.add(new Measures.Window(
                    window.name, window.input, value, window.span, asked(window.results), window.results));
        }
    }

    /** The inputs of a window, by its place. */
    Set<Integer> inputsOf(int place) {
        return new TreeSet<>(List.of(declared.get(place).input));
    }

    int windows() {
        return declared.size();
    }

    Measures.Span span(int place) {
        return declared.get(place).span;
    }

    private static Set<Aggregate> asked(List<Measures.Result> results) {
        Set<Aggregate> asked = new LinkedHashSet<>();
        results.forEach(
                result -> asked.add(WindowResults.aggregate(result.field()).orElseThrow()));
        return asked;
    }
}
