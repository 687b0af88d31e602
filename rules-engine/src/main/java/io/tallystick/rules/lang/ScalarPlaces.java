package io.tallystick.rules.lang;

import io.tallystick.yaml.YamlPlace;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Where in the file a letter of a value stands. */
final class ScalarPlaces {
    private ScalarPlaces() {}

    /** The letter's place if the value stands on one line as it is; else where the value begins. */
    static YamlPlace of(Source source, Node node, int offset) {
        YamlPlace start = YamlPlace.of(node);
        if (!(node instanceof ScalarNode scalar)) {
            return start;
        }
        int quote = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        int from = start.column() - 1 + quote;
        String line = source.line(start.line());
        boolean verbatim = line.startsWith(scalar.getValue(), from);
        return verbatim ? new YamlPlace(start.line(), from + 1 + offset) : start;
    }
}
