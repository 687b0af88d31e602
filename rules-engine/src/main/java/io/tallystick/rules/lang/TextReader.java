package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Words with expressions in braces; a brace itself is written twice, {@code {{} or {@code }}}. */
final class TextReader {
    private final Draft draft;

    TextReader(Draft draft) {
        this.draft = draft;
    }

    Text of(Optional<Node> node, String what) {
        if (node.isEmpty() || draft.values.text(node.get(), what).isEmpty()) {
            return Text.EMPTY;
        }
        ScalarNode scalar = (ScalarNode) node.get();
        String text = scalar.getValue();
        List<Text.Part> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                words.append(c);
                at += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    draft.source.error(
                            ScalarPlaces.of(draft.source, scalar, at),
                            what + ": this brace is not closed",
                            "write {{ for a brace itself");
                    break;
                }
                literal(parts, words);
                draft.expressions()
                        .part(scalar, what, text.substring(at + 1, end), at + 1)
                        .ifPresent(value -> parts.add(new Text.Part(null, value)));
                at = end + 1;
            } else {
                words.append(c);
                at++;
            }
        }
        literal(parts, words);
        return new Text(parts);
    }

    private static void literal(List<Text.Part> parts, StringBuilder words) {
        if (!words.isEmpty()) {
            parts.add(new Text.Part(words.toString(), null));
            words.setLength(0);
        }
    }
}
