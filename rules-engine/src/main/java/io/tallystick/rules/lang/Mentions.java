package io.tallystick.rules.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Names that may be mentioned before the text that makes them: holds, payments, alerts. Checked when all was read. */
final class Mentions {
    static final String HOLD = "hold";
    static final String PAYMENT = "hold or payment";
    static final String ALERT = "alert";

    private record Mention(String kind, String name, Node at) {}

    private final Values values;
    private final Map<String, Set<String>> made = new LinkedHashMap<>();
    private final List<Mention> mentions = new ArrayList<>();

    Mentions(Values values) {
        this.values = values;
    }

    /** Something of the kind is made under the name; whether it is the first of the name. */
    boolean make(String kind, String name) {
        return made(kind).add(name);
    }

    /** Something of the kind is meant. */
    void mention(String kind, String name, Node at) {
        mentions.add(new Mention(kind, name, at));
    }

    /** Notes every name that nothing was made under. */
    void check() {
        for (Mention mention : mentions) {
            Set<String> known = made(mention.kind);
            if (!known.contains(mention.name)) {
                values.unknown(mention.at, mention.kind, mention.name, known);
            }
        }
    }

    private Set<String> made(String kind) {
        return made.computeIfAbsent(kind, any -> new LinkedHashSet<>());
    }
}
