package io.tallystick.quickstart.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Typed access to one YAML mapping of known keys; any other key is an error at its place. */
final class YamlMap {
    private final YamlSource source;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlMap(YamlSource source, Node node, String what, List<String> keys) throws MappingException {
        this.source = source;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw source.error(node, what + " is not a mapping; want keys " + keys);
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            String key = scalar(source, keyNode, "key");
            if (!keys.contains(key)) {
                throw source.error(
                        keyNode, "unknown key \"" + key + "\" in " + what + Hint.of(key, keys) + " Known: " + keys);
            }
            if (values.put(key, tuple.getValueNode()) != null) {
                throw source.error(keyNode, "key \"" + key + "\" given twice in " + what);
            }
        }
    }

    Node node() {
        return node;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Node> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Node required(String key) throws MappingException {
        Node value = values.get(key);
        if (value == null) {
            throw source.error(node, "key \"" + key + "\" is missing");
        }
        return value;
    }

    String text(String key) throws MappingException {
        return scalar(source, required(key), "\"" + key + "\"");
    }

    String text(String key, String orElse) throws MappingException {
        return has(key) ? text(key) : orElse;
    }

    boolean bool(String key, boolean orElse) throws MappingException {
        String text = text(key, Boolean.toString(orElse));
        if (!text.equals("true") && !text.equals("false")) {
            throw source.error(required(key), "\"" + key + "\" is \"" + text + "\"; want true or false");
        }
        return text.equals("true");
    }

    int integer(String key, int orElse, int min, int max) throws MappingException {
        String text = text(key, Integer.toString(orElse));
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with numbers out of range.
        }
        throw source.error(
                required(key), "\"" + key + "\" is \"" + text + "\"; want a whole number from " + min + " to " + max);
    }

    /** The items of a list, none where the key is absent. */
    List<Node> list(String key, int maxItems) throws MappingException {
        if (!has(key)) {
            return List.of();
        }
        Node value = required(key);
        if (!(value instanceof SequenceNode sequence)) {
            throw source.error(value, "\"" + key + "\" is not a list; want - items or [a, b]");
        }
        if (sequence.getValue().size() > maxItems) {
            throw source.error(
                    value, "\"" + key + "\" has " + sequence.getValue().size() + " items; want at most " + maxItems);
        }
        return sequence.getValue();
    }

    List<String> texts(String key) throws MappingException {
        List<String> texts = new ArrayList<>();
        for (Node item : list(key, ReplayLimits.LIST_ITEMS)) {
            texts.add(scalar(source, item, "item of \"" + key + "\""));
        }
        return texts;
    }

    static String scalar(YamlSource source, Node node, String what) throws MappingException {
        if (!(node instanceof ScalarNode scalar) || (scalar.getTag().equals(Tag.NULL) && scalar.isPlain())) {
            throw source.error(node, what + " has no single value; want a text or number");
        }
        String text = scalar.getValue();
        if (text.length() > ReplayLimits.TEXT_CHARACTERS) {
            throw source.error(
                    node, what + " has " + text.length() + " characters; want at most " + ReplayLimits.TEXT_CHARACTERS);
        }
        return text;
    }
}
