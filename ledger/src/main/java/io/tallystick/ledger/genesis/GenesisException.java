package io.tallystick.ledger.genesis;

import io.tallystick.yaml.YamlPlace;

/**
 * A network.yaml that is not a genesis. The message begins {@code file:line:column: what is wrong, what was wanted}, followed by
 * the line and a caret below the place.
 */
public final class GenesisException extends RuntimeException {
    private final String file;
    private final int line;
    private final int column;

    GenesisException(String file, YamlPlace place, String problem, String excerpt) {
        super(file + ":" + place.line() + ":" + place.column() + ": " + problem + excerpt);
        this.file = file;
        this.line = place.line();
        this.column = place.column();
    }

    /** The file's name as given. */
    public String file() {
        return file;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column in characters, from 1. */
    public int column() {
        return column;
    }
}
