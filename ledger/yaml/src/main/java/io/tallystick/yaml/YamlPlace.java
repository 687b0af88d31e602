package io.tallystick.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record YamlPlace(int line, int column) {
    /** Where every text begins. */
    public static final YamlPlace START = new YamlPlace(1, 1);

    /** Characters of a line that an excerpt shows before and after the place. */
    private static final int EXCERPT = 60;

    /** Where a node begins. */
    public static YamlPlace of(Node node) {
        return of(node.getStartMark());
    }

    static YamlPlace of(Optional<Mark> mark) {
        return mark.map(m -> new YamlPlace(m.getLine() + 1, m.getColumn() + 1)).orElse(START);
    }

    /**
     * The line with a caret below the place, at most 120 characters of it.
     *
     * @param lineText the line that the place is in
     * @param indent what each of the two lines begins with
     */
    public String excerpt(String lineText, String indent) {
        int at = Math.min(column - 1, lineText.length());
        int from = Math.max(0, at - EXCERPT);
        String shown = lineText.substring(from, Math.min(lineText.length(), at + EXCERPT));
        String blank = shown.substring(0, at - from).replaceAll("[^\\t]", " ");
        return "\n" + indent + shown + "\n" + indent + blank + "^";
    }
}
