package io.tallystick.quickstart.replay;

import io.tallystick.yaml.YamlPlace;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A device's or subject's name made from a row: {@code "atm-{atm_id}"}; text without braces is a constant.
 *
 * <pre>template = *( text / "{" column "}" )</pre>
 */
record NameTemplate(List<Part> parts) {
    /** Constant text, or a column where {@code column} is not null. */
    record Part(String text, ColumnRef column) {}

    NameTemplate {
        parts = List.copyOf(parts);
    }

    static NameTemplate parse(YamlSource source, Node node, String what) throws MappingException {
        String text = YamlMap.scalar(source, node, what);
        if (text.isBlank()) {
            throw source.error(node, what + " is empty; want a name such as \"pump-1\" or \"pump-{column}\"");
        }
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int constantEnd = open < 0 ? text.length() : open;
            if (text.lastIndexOf('}', constantEnd - 1) >= at) {
                throw source.error(node, what + " \"" + text + "\" closes a brace that is not open");
            }
            if (constantEnd > at) {
                parts.add(new Part(text.substring(at, constantEnd), null));
            }
            if (open < 0) {
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0 || close == open + 1) {
                throw source.error(node, what + " \"" + text + "\": want a column between { and }");
            }
            String name = text.substring(open + 1, close).strip();
            parts.add(new Part("", new ColumnRef(name, YamlPlace.of(node))));
            at = close + 1;
        }
        return new NameTemplate(parts);
    }
}
