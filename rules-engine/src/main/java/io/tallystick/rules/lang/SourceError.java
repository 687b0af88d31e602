package io.tallystick.rules.lang;

import io.tallystick.yaml.YamlPlace;

/**
 * One thing that is wrong in a contract's text.
 *
 * @param file as it was named
 * @param place where it begins
 * @param line the text of that line
 * @param message what is wrong, with want and got
 * @param hint what to do, or empty
 */
public record SourceError(String file, YamlPlace place, String line, String message, String hint) {
    /** {@code file:line:column: message}, the line, a caret, and the hint. */
    @Override
    public String toString() {
        return file + ":" + place.line() + ":" + place.column() + ": " + message + place.excerpt(line, "    ")
                + (hint.isEmpty() ? "" : "\n  " + hint);
    }
}
