package io.tallystick.ledger.genesis;

import io.tallystick.yaml.DidYouMean;
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

/** Typed reading of marked YAML nodes; every refusal names its place. */
final class YamlReader {
    /** Edits up to which a mistyped word is taken for a known one, if they are no more than half of it. */
    private static final int MAX_EDITS = 3;

    private final GenesisSource source;

    YamlReader(GenesisSource source) {
        this.source = source;
    }

    /** A value together with where it stands. */
    interface Parser<T> {
        T parse(String text);
    }

    GenesisException error(Node node, String problem) {
        return source.error(node, problem);
    }

    /** The mapping's values by key; unknown, repeated and missing keys are refused. */
    Map<String, Node> mapping(Node node, String what, List<String> required, List<String> optional) {
        if (!(node instanceof MappingNode mapping)) {
            throw error(node, what + ": want a mapping with " + String.join(", ", required) + ", got " + kind(node));
        }
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = string(tuple.getKeyNode(), "key of " + what);
            if (!known.contains(key)) {
                throw error(tuple.getKeyNode(), unknown("key", key, known, what));
            }
            if (values.put(key, tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), "key \"" + key + "\" stands twice in " + what + ": remove one");
            }
        }
        for (String key : required) {
            if (!values.containsKey(key)) {
                throw error(node, what + ": the key \"" + key + "\" is missing");
            }
        }
        return values;
    }

    static String unknown(String what, String word, List<String> known, String where) {
        String hint = DidYouMean.nearest(word, known, near -> Math.min(MAX_EDITS, (near.length() + 1) / 2))
                .map(near -> "did you mean \"" + near + "\"? ")
                .orElse("");
        String shown = word.length() > 80 ? word.substring(0, 80) + "..." : word;
        return "unknown " + what + " \"" + shown + "\" in " + where + ": " + hint + "want one of "
                + String.join(", ", known);
    }

    List<Node> list(Node node, String what, int min, int max) {
        if (!(node instanceof SequenceNode sequence)) {
            throw error(node, what + ": want a list, got " + kind(node));
        }
        List<Node> items = sequence.getValue();
        if (items.size() < min || items.size() > max) {
            throw error(node, what + ": want " + min + " to " + max + " items, got " + items.size());
        }
        return items;
    }

    String string(Node node, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            throw error(node, what + ": want a text, got " + kind(node));
        }
        if (!scalar.getTag().equals(Tag.STR)) {
            throw error(
                    node,
                    what + ": want a text, got " + kind(node)
                            + (scalar.getValue().isEmpty() ? "" : "; if it is meant as a text put it in quotes"));
        }
        return scalar.getValue();
    }

    /** A text that {@code parser} accepts; its IllegalArgumentException becomes an error at the place. */
    <T> T parsed(Node node, String what, Parser<T> parser) {
        String text = string(node, what);
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            throw error(node, e.getMessage());
        }
    }

    /** A plain decimal integer, both bounds included. */
    int integer(Node node, String what, int min, int max) {
        String wanted = what + ": want a whole number from " + min + " to " + max + ", got ";
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.INT)) {
            throw error(node, wanted + kind(node));
        }
        String text = scalar.getValue();
        if (!text.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw error(node, wanted + text);
        }
        return Integer.parseInt(text);
    }

    <T> T oneOf(Node node, String what, Map<String, T> choices) {
        String text = string(node, what);
        return Optional.ofNullable(choices.get(text))
                .orElseThrow(() -> error(node, unknown("value", text, List.copyOf(choices.keySet()), what)));
    }

    private static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        String tag = node.getTag().getValue();
        return switch (tag.substring(tag.lastIndexOf(':') + 1)) {
            case "int" -> "a whole number";
            case "float" -> "a decimal number";
            case "bool" -> "true or false";
            case "null" -> "nothing";
            default -> "a text";
        };
    }
}
