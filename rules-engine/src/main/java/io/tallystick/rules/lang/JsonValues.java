package io.tallystick.rules.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Nodes as JSON would say them: the contents of documents in tests. */
final class JsonValues {
    private final Values values;

    JsonValues(Values values) {
        this.values = values;
    }

    /** The object of a mapping; what is none is noted. */
    Map<String, Object> object(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return object(mapping, what);
        }
        values.refuse(node, what + ": want a mapping, got " + Values.kind(node));
        return Map.of();
    }

    private Map<String, Object> object(MappingNode mapping, String what) {
        Map<String, Object> object = new LinkedHashMap<>();
        mapping.getValue()
                .forEach(entry -> values.text(entry.getKeyNode(), "key of " + what)
                        .ifPresent(key -> object.put(key, value(entry.getValueNode(), what))));
        return object;
    }

    private Object value(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return object(mapping, what);
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(value(item, what)));
            return items;
        }
        ScalarNode scalar = (ScalarNode) node;
        if (scalar.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        if (scalar.getTag().equals(Tag.INT)) {
            return values.integer(scalar, what, Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L);
        }
        if (scalar.getTag().equals(Tag.FLOAT)) {
            return values.number(scalar, what).orElse(0.0);
        }
        return scalar.getValue();
    }
}
