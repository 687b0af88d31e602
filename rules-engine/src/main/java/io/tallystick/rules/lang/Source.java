package io.tallystick.rules.lang;

import io.tallystick.yaml.YamlException;
import io.tallystick.yaml.YamlPlace;
import io.tallystick.yaml.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** A contract's text while it is read: gathers what is wrong, so that an author sees all of it at once. */
final class Source {
    private final String file;
    private final YamlText text;
    private final List<SourceError> errors = new ArrayList<>();

    private Source(String file, YamlText text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Takes a text.
     *
     * @param file how it is named in errors
     * @throws ContractSourceException if it is too large, or not UTF-8
     */
    static Source of(String file, byte[] bytes) throws ContractSourceException {
        try {
            return new Source(file, YamlText.of(bytes, LanguageLimits.YAML));
        } catch (YamlException e) {
            throw new ContractSourceException(List.of(said(file, e)));
        }
    }

    /**
     * The root of its one document.
     *
     * @throws ContractSourceException if it is not YAML as contracts take it
     */
    Node root() throws ContractSourceException {
        try {
            return text.root();
        } catch (YamlException e) {
            throw new ContractSourceException(List.of(said(file, e)));
        }
    }

    /** Notes an error at a node. */
    void error(Node at, String message, String hint) {
        error(YamlPlace.of(at), message, hint);
    }

    /** Notes an error at a place. */
    void error(YamlPlace place, String message, String hint) {
        errors.add(new SourceError(file, place, text.line(place.line()), message, hint));
    }

    void error(Node at, String message) {
        error(at, message, "");
    }

    /** A line of the text, counted from 1. */
    String line(int fromOne) {
        return text.line(fromOne);
    }

    /**
     * To be called when all was read.
     *
     * @throws ContractSourceException if something was wrong
     */
    void requireNoErrors() throws ContractSourceException {
        if (!errors.isEmpty()) {
            throw new ContractSourceException(errors.stream()
                    .sorted(Comparator.comparingInt((SourceError e) -> e.place().line())
                            .thenComparingInt(e -> e.place().column()))
                    .limit(LanguageLimits.MAX_ERRORS)
                    .toList());
        }
    }

    private static SourceError said(String file, YamlException e) {
        String message = switch (e.fault()) {
            case TOO_LARGE -> "contract: want at most " + LanguageLimits.MAX_FILE_BYTES + " bytes, got " + e.detail();
            case NOT_UTF8 -> "contract: want UTF-8, got other bytes here";
            case EMPTY -> "contract: want a mapping, got nothing";
            case TOO_DEEP ->
                "contract: want at most " + LanguageLimits.MAX_DEPTH + " lists and mappings in one another, got more";
            case SECOND_DOCUMENT -> "contract: want one document, got a second";
            case ALIAS, ANCHOR -> "contract: anchors and aliases are not taken; write it out";
            case TAG -> "contract: tags are not taken";
            case NOT_YAML -> "not YAML" + (e.context().isEmpty() ? "" : ", " + e.context()) + ": " + e.detail();
        };
        return new SourceError(file, e.place(), e.lineText(), message, "");
    }
}
