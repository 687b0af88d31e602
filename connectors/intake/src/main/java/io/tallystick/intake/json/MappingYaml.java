package io.tallystick.intake.json;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.yaml.DidYouMean;
import io.tallystick.yaml.YamlException;
import io.tallystick.yaml.YamlPlace;
import io.tallystick.yaml.YamlRules;
import io.tallystick.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The text of a mapping, and typed access to its nodes; each fault is reported at its place. */
final class MappingYaml {
    /** A mapping is written by hand, four levels deep. */
    private static final YamlRules RULES = new YamlRules(IntakeLimits.MAX_MAPPING_BYTES, 8, false);

    /** Readings, markers, fields: short lists by nature. */
    private static final int MAX_ITEMS = 512;

    private static final int MAX_TEXT = 256;

    private final String fileName;
    private final YamlText text;

    private MappingYaml(String fileName, YamlText text) {
        this.fileName = fileName;
        this.text = text;
    }

    /** The root's keys. */
    static Fields root(String fileName, byte[] bytes, List<String> keys) throws MappingException {
        try {
            YamlText text = YamlText.of(bytes, RULES);
            return new MappingYaml(fileName, text).fields(text.root(), "mapping", keys);
        } catch (YamlException e) {
            String problem = e.fault() + (e.detail().isEmpty() ? "" : ": " + e.detail()) + "; want YAML of at most "
                    + RULES.maxBytes() + " bytes, one document, no aliases";
            throw new MappingException(fileName, e.place(), problem, e.lineText());
        }
    }

    private Fields fields(Node node, String what, List<String> keys) throws MappingException {
        if (!(node instanceof MappingNode mapping)) {
            throw error(node, "want " + what + " to be a mapping of " + keys);
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a key");
            if (!keys.contains(key)) {
                String meant = DidYouMean.nearest(key, keys, k -> 2)
                        .map(k -> ", did you mean \"" + k + "\"?")
                        .orElse("");
                throw error(tuple.getKeyNode(), "want in " + what + " one of " + keys + ", got \"" + key + '"' + meant);
            }
            if (values.put(key, tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), "want \"" + key + "\" once, got it again");
            }
        }
        return new Fields(node, values);
    }

    private String scalar(Node node, String what) throws MappingException {
        boolean isText = node instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && scalar.getValue().length() <= MAX_TEXT;
        if (!isText) {
            throw error(node, "want " + what + " to be one text of at most " + MAX_TEXT + " characters");
        }
        return ((ScalarNode) node).getValue();
    }

    private MappingException error(Node node, String problem) {
        YamlPlace place = YamlPlace.of(node);
        return new MappingException(fileName, place, problem, text.line(place.line()));
    }

    /** One mapping of known keys. */
    final class Fields {
        private final Node node;
        private final Map<String, Node> values;

        private Fields(Node node, Map<String, Node> values) {
            this.node = node;
            this.values = values;
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        String text(String key) throws MappingException {
            return scalar(required(key), '"' + key + '"');
        }

        String text(String key, String orElse) throws MappingException {
            return has(key) ? text(key) : orElse;
        }

        /** A list of texts, or one text alone; none where the key is absent. */
        List<String> texts(String key) throws MappingException {
            List<String> texts = new ArrayList<>();
            if (has(key) && !(required(key) instanceof SequenceNode)) {
                return List.of(text(key));
            }
            for (Node item : items(key)) {
                texts.add(scalar(item, "an item of \"" + key + '"'));
            }
            return texts;
        }

        Fields fields(String key, List<String> keys) throws MappingException {
            return MappingYaml.this.fields(required(key), '"' + key + '"', keys);
        }

        List<Fields> list(String key, List<String> keys) throws MappingException {
            required(key);
            List<Fields> list = new ArrayList<>();
            for (Node item : items(key)) {
                list.add(MappingYaml.this.fields(item, "an item of \"" + key + '"', keys));
            }
            return list;
        }

        /** An error at a key, or at the mapping where it has none. */
        MappingException error(String key, String problem) {
            return MappingYaml.this.error(values.getOrDefault(key, node), problem);
        }

        private Node required(String key) throws MappingException {
            if (!has(key)) {
                throw error(key, "want key \"" + key + "\", got none");
            }
            return values.get(key);
        }

        private List<Node> items(String key) throws MappingException {
            if (!has(key)) {
                return List.of();
            }
            if (!(values.get(key) instanceof SequenceNode sequence)
                    || sequence.getValue().size() > MAX_ITEMS) {
                throw error(key, "want \"" + key + "\" to be a list of at most " + MAX_ITEMS + " items");
            }
            return sequence.getValue();
        }
    }
}
