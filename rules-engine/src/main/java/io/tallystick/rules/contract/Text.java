package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Expression;
import java.util.List;

/**
 * Words with values in them: {@code "Temperature {temp} for {window.mean}"}. Doubles are printed with at most 6 digits after the point,
 * rounded half to even, without an exponent; a value that is not there as {@code ?}.
 */
public record Text(List<Part> parts) {
    public static final Text EMPTY = new Text(List.of());

    /** @param literal words, or null if {@code value} stands here */
    public record Part(String literal, Expression value) {}

    public Text {
        parts = List.copyOf(parts);
    }
}
