package io.tallystick.rules.expr;

/**
 * What evaluating an expression takes at most, whatever the values bound: a count of steps and of characters or entries looked at.
 *
 * @param upperBound 1 or more
 */
public record Cost(long upperBound) {
    public Cost {
        if (upperBound < 1) {
            throw new IllegalArgumentException("cost: want 1 or more, got " + upperBound);
        }
    }
}
