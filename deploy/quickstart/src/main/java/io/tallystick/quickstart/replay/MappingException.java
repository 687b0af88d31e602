package io.tallystick.quickstart.replay;

import io.tallystick.yaml.YamlPlace;

/** A mapping that cannot be used: says where ({@code file:line:column}), shows the line with a caret, and what was wanted. */
public final class MappingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String fileName;
    private final int line;
    private final int column;

    MappingException(String fileName, YamlPlace place, String problem, String lineText) {
        super(fileName + ":" + place.line() + ":" + place.column() + ": " + problem + place.excerpt(lineText, "  "));
        this.fileName = fileName;
        this.line = place.line();
        this.column = place.column();
    }

    /** The mapping's name as given to the parser. */
    public String fileName() {
        return fileName;
    }

    /** The line of the fault, from 1. */
    public int line() {
        return line;
    }

    /** The column of the fault in characters, from 1. */
    public int column() {
        return column;
    }
}
