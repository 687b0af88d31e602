package io.tallystick.intake.json;

import io.tallystick.yaml.YamlPlace;

/** A mapping that cannot be used: {@code file:line:column}, what was wanted, and the line with a caret. */
public final class MappingException extends Exception {
    private static final long serialVersionUID = 1L;

    MappingException(String fileName, YamlPlace place, String problem, String lineText) {
        super(fileName + ":" + place.line() + ":" + place.column() + ": " + problem + place.excerpt(lineText, "  "));
    }
}
