package io.tallystick.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.yaml.YamlPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The schema for editors knows the keys that the reader knows. What the reader knows it says itself: an unknown key is put into every mapping of
 * a contract that has all of them, and the error lists what may stand there.
 */
class ContractSchemaTest {
    private static final Pattern TOLD =
            Pattern.compile("\"(zzz\\d+)\"\\n.*\\n.*\\n  (?:did you mean \"[^\"]*\"\\? )?want one of (.*)");

    private final Map<String, Object> schema = schema();
    private final List<Found> found = new ArrayList<>();

    /** A mapping, and the name of the schema's part that describes it. */
    private record Found(String part, Map<String, Object> object, MappingNode node) {}

    @Test
    void schema_keysOfEveryMapping_areThoseOfTheReader() throws Exception {
        String text = ContractReaderTest.text("everything.yaml");
        walk(
                "contract",
                schema,
                Source.of("c.yaml", text.getBytes(StandardCharsets.UTF_8)).root());
        assertThat(found).hasSizeGreaterThan(90);
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        for (int from = 0; from < found.size(); from += LanguageLimits.MAX_ERRORS) {
            List<Found> some = found.subList(from, Math.min(found.size(), from + LanguageLimits.MAX_ERRORS));
            Map<String, Set<String>> told = told(text, some);
            for (int place = 0; place < some.size(); place++) {
                Found one = some.get(place);
                Set<String> known = told.get("zzz" + place);
                assertThat(known).as(one.part + " at " + YamlPlace.of(one.node)).isNotNull();
                assertThat(keys(one.object)).as(one.part + " of the schema").containsAll(known);
                seen.computeIfAbsent(one.part, part -> new TreeSet<>()).addAll(known);
            }
        }
        found.forEach(one -> assertThat(seen.get(one.part))
                .as(one.part + " of the reader")
                .containsExactlyInAnyOrderElementsOf(keys(one.object)));
    }

    private static Set<String> keys(Map<String, Object> object) {
        return map(object.get("properties")).keySet();
    }

    /** Puts an unknown key into each mapping, the last first, and reads what the errors say. */
    private static Map<String, Set<String>> told(String text, List<Found> some) {
        List<Integer> order = new ArrayList<>();
        for (int place = 0; place < some.size(); place++) {
            order.add(place);
        }
        order.sort((a, b) -> index(some.get(b)) - index(some.get(a)));
        StringBuilder broken = new StringBuilder(text);
        for (int place : order) {
            MappingNode node = some.get(place).node;
            int column = node.getStartMark().orElseThrow().getColumn();
            boolean flow = node.getFlowStyle() == FlowStyle.FLOW;
            int at = text.offsetByCodePoints(0, index(some.get(place))) + (flow ? 1 : 0);
            broken.insert(at, "zzz" + place + (flow ? ": 1, " : ": 1\n" + " ".repeat(column)));
        }
        Map<String, Set<String>> told = new LinkedHashMap<>();
        try {
            ContractReaderTest.read(broken.toString());
        } catch (ContractSourceException e) {
            Matcher matcher = TOLD.matcher(e.getMessage());
            while (matcher.find()) {
                told.put(
                        matcher.group(1),
                        new LinkedHashSet<>(Arrays.asList(matcher.group(2).split(", "))));
            }
        }
        return told;
    }

    private static int index(Found found) {
        return found.node.getStartMark().orElseThrow().getIndex();
    }

    /** Finds the mappings that the schema describes key by key. */
    private void walk(String part, Map<String, Object> described, Node node) {
        for (Map.Entry<String, Map<String, Object>> branch :
                branches(part, described).entrySet()) {
            Map<String, Object> object = branch.getValue();
            if (node instanceof MappingNode mapping && "object".equals(object.get("type"))) {
                boolean closed = Boolean.FALSE.equals(object.get("additionalProperties"));
                if (closed) {
                    found.add(new Found(branch.getKey(), object, mapping));
                }
                for (NodeTuple entry : mapping.getValue()) {
                    String key = ((ScalarNode) entry.getKeyNode()).getValue();
                    Object property =
                            map(object.getOrDefault("properties", Map.of())).get(key);
                    Object more = object.get("additionalProperties");
                    assertThat(closed && property == null)
                            .as(branch.getKey() + "." + key)
                            .isFalse();
                    Object next = property != null ? property : more;
                    if (next instanceof Map<?, ?>) {
                        walk(branch.getKey() + "." + key, map(next), entry.getValueNode());
                    }
                }
            } else if (node instanceof SequenceNode sequence && object.get("items") instanceof Map<?, ?> items) {
                sequence.getValue().forEach(item -> walk(branch.getKey(), map(items), item));
            }
        }
    }

    private Map<String, Map<String, Object>> branches(String part, Map<String, Object> described) {
        Map<String, Map<String, Object>> branches = new LinkedHashMap<>();
        if (described.get("$ref") instanceof String ref) {
            String name = ref.substring("#/$defs/".length());
            return branches(name, map(map(schema.get("$defs")).get(name)));
        }
        if (described.get("anyOf") instanceof List<?> any) {
            int number = 0;
            for (Object one : any) {
                branches.putAll(branches(part + "/" + number++, map(one)));
            }
            return branches;
        }
        branches.put(part, described);
        return branches;
    }

    @SuppressWarnings("unchecked") // every object of JSON has string keys
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> schema() {
        try {
            String json = Files.readString(Path.of("../docs/reference/contract.schema.json"));
            return map(new Load(LoadSettings.builder().build()).loadFromString(json));
        } catch (IOException e) {
            throw new IllegalStateException("the schema is beside the documentation", e);
        }
    }
}
