package io.tallystick.ledger.genesis;

import io.tallystick.yaml.YamlException;
import io.tallystick.yaml.YamlFault;
import io.tallystick.yaml.YamlPlace;
import io.tallystick.yaml.YamlRules;
import io.tallystick.yaml.YamlText;
import org.snakeyaml.engine.v2.nodes.Node;

/** The text of a network.yaml, for errors that show their place. */
final class GenesisSource {
    /** What is hashed has one meaning: no anchors, no tags. */
    private static final YamlRules RULES = new YamlRules(GenesisLimits.MAX_BYTES, GenesisLimits.MAX_DEPTH, false);

    private final String file;
    private final YamlText text;
    private final Node root;

    private GenesisSource(String file, YamlText text, Node root) {
        this.file = file;
        this.text = text;
        this.root = root;
    }

    static GenesisSource of(String file, byte[] bytes) {
        try {
            YamlText text = YamlText.of(bytes, RULES);
            return new GenesisSource(file, text, text.root());
        } catch (YamlException e) {
            String excerpt = e.fault() == YamlFault.TOO_LARGE ? "" : e.place().excerpt(e.lineText(), "");
            throw new GenesisException(file, e.place(), problem(e), excerpt);
        }
    }

    Node root() {
        return root;
    }

    GenesisException error(Node node, String problem) {
        YamlPlace place = YamlPlace.of(node);
        return new GenesisException(file, place, problem, place.excerpt(text.line(place.line()), ""));
    }

    private static String problem(YamlException e) {
        return switch (e.fault()) {
            case TOO_LARGE -> "want at most " + GenesisLimits.MAX_BYTES + " bytes, got " + e.detail();
            case NOT_UTF8 -> "want UTF-8, got a byte that is not";
            case EMPTY -> "want a mapping, got an empty file";
            case NOT_YAML -> "not YAML: " + (e.context().isEmpty() ? "" : e.context() + ", ") + e.detail();
            case SECOND_DOCUMENT -> "want one YAML document, got another";
            case TOO_DEEP -> "want at most " + GenesisLimits.MAX_DEPTH + " levels of nesting";
            case ALIAS, ANCHOR -> "anchors and aliases are not allowed: write the value out";
            case TAG -> "tags are not allowed: remove the !";
        };
    }
}
