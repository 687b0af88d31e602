package io.tallystick.rules.simulate;

import io.tallystick.yaml.YamlException;
import io.tallystick.yaml.YamlRules;
import io.tallystick.yaml.YamlText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where rules and signals stand in a contract's text. */
public final class SourceLines {
    /** Far above what the reader takes of a contract: it has read this one already. */
    private static final YamlRules RULES = new YamlRules(1 << 20, 64, true);

    private static final Pattern ITEM = Pattern.compile("(.*)\\[(\\d{1,4})]");
    private static final int MAX_LINES = 20;

    /**
     * A part of the text.
     *
     * @param first its first line, from 1
     * @param lines at most 20 of them
     */
    public record Part(int first, List<String> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    private final Node root;
    private final YamlText text;

    /** @param source a contract's text that was read without an error */
    public SourceLines(String source) {
        try {
            text = YamlText.of(source.getBytes(StandardCharsets.UTF_8), RULES);
            root = text.root();
        } catch (YamlException e) {
            throw new IllegalArgumentException("source: want a contract's text, got other: " + e.getMessage(), e);
        }
    }

    /** A rule by its path: {@code inTransit.on[2]}, {@code on[0]}, {@code every.day}. */
    public Optional<Part> rule(String path) {
        boolean whole = path.startsWith("on[") || path.startsWith("every.");
        return find(whole ? path : "states." + path);
    }

    /** A named thing of a section: {@code signals}, {@code breach}. */
    public Optional<Part> named(String section, String name) {
        return find(section + "." + name);
    }

    private Optional<Part> find(String path) {
        Node at = root;
        NodeTuple entry = null;
        for (String step : path.split("\\.")) {
            Matcher item = ITEM.matcher(step);
            boolean indexed = item.matches();
            entry = entry(at, indexed ? item.group(1) : step);
            if (entry == null) {
                return Optional.empty();
            }
            at = entry.getValueNode();
            if (indexed) {
                int place = Integer.parseInt(item.group(2));
                List<Node> items = at instanceof SequenceNode sequence ? sequence.getValue() : List.of(at);
                if (place >= items.size()) {
                    return Optional.empty();
                }
                at = items.get(place);
                entry = null;
            }
        }
        Node first = entry == null ? at : entry.getKeyNode();
        return Optional.of(part(first, at));
    }

    private static NodeTuple entry(Node at, String key) {
        if (at instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key)) {
                    return entry;
                }
            }
        }
        return null;
    }

    private Part part(Node first, Node last) {
        int from = line(first.getStartMark(), false);
        int to = Math.min(lastLine(last), from + MAX_LINES - 1);
        List<String> lines = new ArrayList<>();
        for (int line = from; line <= to; line++) {
            lines.add(text.line(line + 1));
        }
        return new Part(from + 1, lines);
    }

    /** The last line of a node, from 0; a block ends with its last value, not where the next thing begins. */
    private static int lastLine(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.BLOCK
                && !collection.getValue().isEmpty()) {
            Object last = collection.getValue().get(collection.getValue().size() - 1);
            return lastLine(last instanceof NodeTuple entry ? entry.getValueNode() : (Node) last);
        }
        return line(node.getEndMark(), true);
    }

    private static int line(Optional<Mark> mark, boolean isEnd) {
        return mark.map(at -> isEnd && at.getColumn() == 0 ? at.getLine() - 1 : at.getLine())
                .orElse(0);
    }
}
