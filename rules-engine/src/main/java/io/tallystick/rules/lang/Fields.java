package io.tallystick.rules.lang;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * A mapping with keys that the language knows. Ask for each key that may stand there, then {@link #requireNoOthers}: what was
 * not asked for is an error, with the key that was probably meant.
 */
final class Fields {
    private final Source source;
    private final Values values;
    private final Node node;
    private final String what;
    private final Map<String, NodeTuple> byKey = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    /** @param what the mapping, for errors */
    Fields(Source source, Node node, String what) {
        this.source = source;
        this.values = new Values(source);
        this.node = node;
        this.what = what;
        if (!(node instanceof MappingNode mapping)) {
            source.error(node, what + ": want a mapping, got " + Values.kind(node));
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            values.text(entry.getKeyNode(), "key of " + what).ifPresent(key -> {
                if (byKey.putIfAbsent(key, entry) != null) {
                    source.error(entry.getKeyNode(), what + ": key \"" + key + "\" stands twice: remove one");
                }
            });
        }
    }

    /** Where the mapping stands. */
    Node node() {
        return node;
    }

    /** Whether the key stands there. */
    boolean has(String key) {
        known.add(key);
        return byKey.containsKey(key);
    }

    /** The node of a key that stands there. */
    Node keyNode(String key) {
        return byKey.get(key).getKeyNode();
    }

    /** Which one of some keys stands there; that none does, or several do, is noted. */
    Optional<String> exactlyOne(Collection<String> keys) {
        known.addAll(keys);
        List<String> present = byKey.keySet().stream().filter(keys::contains).toList();
        if (present.isEmpty() && node instanceof MappingNode) {
            source.error(node, what + ": want one of the keys " + String.join(", ", keys) + ", got none");
        } else if (present.size() > 1) {
            source.error(
                    keyNode(present.get(1)),
                    what + ": want one of the keys " + String.join(", ", keys) + ", got "
                            + String.join(" and ", present));
        }
        return present.size() == 1 ? Optional.of(present.get(0)) : Optional.empty();
    }

    /** A value that must be there. */
    Optional<Node> required(String key) {
        Optional<Node> value = optional(key);
        if (value.isEmpty() && node instanceof MappingNode) {
            source.error(node, what + ": the key \"" + key + "\" is missing");
        }
        return value;
    }

    /** A value that may be there. */
    Optional<Node> optional(String key) {
        known.add(key);
        return Optional.ofNullable(byKey.get(key)).map(NodeTuple::getValueNode);
    }

    /** Notes every key that was not asked for. */
    void requireNoOthers() {
        byKey.forEach((key, entry) -> {
            if (!known.contains(key)) {
                values.unknown(entry.getKeyNode(), "key of " + what, key, known);
            }
        });
    }

    /** A named part of a mapping whose keys are the author's own names. */
    record Named(String name, Node key, Node value) {}

    /** All parts in the order of the text, whatever their keys are. */
    List<Named> entries() {
        return byKey.entrySet().stream()
                .map(e -> new Named(
                        e.getKey(), e.getValue().getKeyNode(), e.getValue().getValueNode()))
                .toList();
    }

    /** All parts by the author's names, in the order of the text; those whose key is no name are noted and left out. */
    List<Named> named() {
        List<Named> parts = new ArrayList<>();
        for (NodeTuple entry : byKey.values()) {
            if (parts.size() == LanguageLimits.MAX_ITEMS) {
                source.error(
                        entry.getKeyNode(),
                        what + ": want at most " + LanguageLimits.MAX_ITEMS + " names, got " + byKey.size());
                break;
            }
            values.name(entry.getKeyNode(), "name in " + what)
                    .ifPresent(name -> parts.add(new Named(name, entry.getKeyNode(), entry.getValueNode())));
        }
        return parts;
    }
}
