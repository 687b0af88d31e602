package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Example;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Param;
import io.tallystick.yaml.YamlPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * {@code tests}: what the contract is to do.
 *
 * <pre>
 * - {name: TEXT, start: INSTANT, given: {PARAM: VALUE}, balances: {ROLE: [AMOUNT, …]}, when: [STEP, …], then: EXPECTATION}
 * STEP = {at: DURATION, INPUT: VALUE, …, by: ROLE, time: DURATION, acknowledge: KEY, expect: EXPECTATION}
 * </pre>
 *
 * A reading's value is a value, a position's {@code [LAT, LON]}, a document's or message's a mapping. {@code time} is the readings' own time, for
 * those that come late.
 */
final class ExamplesSection {
    /** When the instance of a test is opened that does not say. */
    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");

    private final Draft draft;
    private final ExpectationReader expectations;
    private final JsonValues json;

    ExamplesSection(Draft draft) {
        this.draft = draft;
        this.expectations = new ExpectationReader(draft);
        this.json = new JsonValues(draft.values);
    }

    List<Example> read(Optional<Node> section) {
        List<Example> examples = new ArrayList<>();
        for (Node item : section.map(node -> draft.values.items(node, "tests")).orElse(List.of())) {
            examples.add(example(item, examples.size() + 1));
        }
        return examples;
    }

    private Example example(Node node, int number) {
        Fields fields = draft.fields(node, "test");
        String name = fields.optional("name")
                .flatMap(value -> draft.values.text(value, "name"))
                .orElse("test " + number);
        long start = fields.optional("start")
                .flatMap(value -> draft.values.instant(value, "start"))
                .orElse(START)
                .toEpochMilli();
        Map<String, Object> given = given(fields, fields.optional("given"));
        Map<String, List<String>> balances = new LinkedHashMap<>();
        for (Fields.Named part : draft.named(fields.optional("balances"), "balances")) {
            draft.roles
                    .role(part.key())
                    .ifPresent(role -> balances.put(role, draft.literals.amountTexts(part.value(), "balance")));
        }
        List<Example.Step> steps = new ArrayList<>();
        for (Node item : fields.optional("when")
                .map(value -> draft.values.items(value, "when"))
                .orElse(List.of())) {
            steps.add(step(item));
            int last = steps.size() - 1;
            if (last > 0 && steps.get(last).atMillis() < steps.get(last - 1).atMillis()) {
                draft.source.error(item, "at: want steps in order of time, got one before the last");
            }
        }
        Example.Expectation then = fields.required("then").map(expectations::of).orElse(null);
        fields.requireNoOthers();
        return new Example(name, YamlPlace.of(node).line(), start, given, balances, steps, then);
    }

    private Map<String, Object> given(Fields test, Optional<Node> node) {
        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, Param> params = new LinkedHashMap<>();
        draft.params.forEach(param -> params.put(param.name(), param));
        for (Fields.Named part :
                node.map(value -> draft.fields(value, "given").entries()).orElse(List.of())) {
            Param param = params.get(part.name());
            if (param == null) {
                draft.values.unknown(part.key(), "param", part.name(), params.keySet());
            } else {
                draft.literals
                        .of(part.value(), "param " + part.name(), param.type())
                        .ifPresent(value -> given.put(part.name(), value));
            }
        }
        List<String> missing = draft.params.stream()
                .filter(param -> param.fallback() == null)
                .map(Param::name)
                .filter(name -> !given.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            Node at = node.orElse(test.node());
            draft.source.error(at, "given: want a value of each param, got none of " + String.join(", ", missing));
        }
        return given;
    }

    private Example.Step step(Node node) {
        Fields fields = draft.fields(node, "step");
        long at = fields.required("at").flatMap(value -> offset(value, "at")).orElse(0L);
        long time =
                fields.optional("time").flatMap(value -> offset(value, "time")).orElse(-1L);
        String by = fields.optional("by").flatMap(draft.roles::role).orElse(null);
        String acknowledge = fields.optional("acknowledge")
                .flatMap(value -> draft.values.text(value, "acknowledge"))
                .orElse(null);
        Example.Expectation expect =
                fields.optional("expect").map(expectations::of).orElse(null);
        Map<String, Object> readings = new LinkedHashMap<>();
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        for (String name : draft.inputPlaces.keySet()) {
            fields.optional(name).ifPresent(value -> input(name, value, readings, documents));
        }
        fields.requireNoOthers();
        return new Example.Step(YamlPlace.of(node).line(), at, readings, documents, by, time, acknowledge, expect);
    }

    private void input(
            String name, Node value, Map<String, Object> readings, Map<String, Map<String, Object>> documents) {
        Input input = draft.inputs.get(draft.inputPlaces.get(name));
        if (input instanceof Input.Reading reading) {
            draft.literals.of(value, name, reading.type()).ifPresent(one -> readings.put(name, one));
        } else if (input instanceof Input.Location) {
            location(value, name).ifPresent(place -> readings.put(name, place));
        } else {
            documents.put(name, json.object(value, name));
        }
    }

    private Optional<List<Double>> location(Node node, String what) {
        if (!(node instanceof SequenceNode pair) || pair.getValue().size() != 2) {
            return draft.values.refuse(node, what + ": want [latitude, longitude], got " + Values.kind(node));
        }
        List<Double> both = new ArrayList<>();
        pair.getValue().forEach(part -> draft.values.number(part, what).ifPresent(both::add));
        return Optional.of(both);
    }

    /** A duration that may be none. */
    private Optional<Long> offset(Node node, String what) {
        return draft.values
                .parsed(node, what, "a duration such as 0m, 15m or 2h, from the start", Durations::parse)
                .map(Duration::toMillis);
    }
}
