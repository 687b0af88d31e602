package io.tallystick.quickstart.replay;

import io.tallystick.yaml.YamlException;
import io.tallystick.yaml.YamlPlace;
import io.tallystick.yaml.YamlRules;
import io.tallystick.yaml.YamlText;
import org.snakeyaml.engine.v2.nodes.Node;

/** The text of a mapping, kept so that each error can show the line it is about. */
final class YamlSource {
    private static final YamlRules RULES = new YamlRules(ReplayLimits.MAPPING_BYTES, ReplayLimits.MAPPING_DEPTH, true);

    private final String fileName;
    private final YamlText text;
    private final Node root;

    private YamlSource(String fileName, YamlText text, Node root) {
        this.fileName = fileName;
        this.text = text;
        this.root = root;
    }

    static YamlSource of(String fileName, byte[] bytes) throws MappingException {
        try {
            YamlText text = YamlText.of(bytes, RULES);
            return new YamlSource(fileName, text, text.root());
        } catch (YamlException e) {
            throw new MappingException(fileName, e.place(), problem(e), e.lineText());
        }
    }

    private static String problem(YamlException e) {
        return switch (e.fault()) {
            case TOO_LARGE -> "mapping of " + e.detail() + " bytes; want at most " + ReplayLimits.MAPPING_BYTES;
            case NOT_UTF8 -> "mapping is not UTF-8 text";
            case EMPTY -> "mapping is empty; want at least device, subject, time, readings";
            case NOT_YAML -> "not YAML: " + e.detail();
            case SECOND_DOCUMENT -> "not YAML: but found another document";
            case TOO_DEEP -> "nested deeper than " + ReplayLimits.MAPPING_DEPTH + " levels";
            case ALIAS -> "aliases (*name) are not supported; write the value out";
            case ANCHOR, TAG -> throw new IllegalStateException("refused though the rules take it", e);
        };
    }

    /** The root node of the one document. */
    Node root() {
        return root;
    }

    MappingException error(Node node, String problem) {
        return error(YamlPlace.of(node), problem);
    }

    MappingException error(YamlPlace place, String problem) {
        return new MappingException(fileName, place, problem, text.line(place.line()));
    }
}
