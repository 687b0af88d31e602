package io.tallystick.rules.expr;

import java.util.Objects;

/**
 * Why an expression was refused.
 *
 * @param offset where, in UTF-16 units from the start of the text, 0 to its length
 * @param line from 1
 * @param column in UTF-16 units, from 1
 * @param message what is wrong, in plain words
 * @param suggestion what to write instead, or empty
 */
public record ExpressionError(int offset, int line, int column, String message, String suggestion) {
    public ExpressionError {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(suggestion, "suggestion");
    }

    static ExpressionError at(String text, int offset, String message, String suggestion) {
        Place place = Place.of(text, offset);
        return new ExpressionError(place.offset(), place.line(), place.column(), message, suggestion);
    }

    @Override
    public String toString() {
        return line + ":" + column + ": " + message + (suggestion.isEmpty() ? "" : "; " + suggestion);
    }
}
