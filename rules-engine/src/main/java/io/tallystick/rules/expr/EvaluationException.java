package io.tallystick.rules.expr;

/** An expression has no value for these bindings. The message is the same on every JVM. */
public final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Kind {
        UNSET("a variable has no value"),
        MISSING_KEY("no such key or field"),
        INDEX("the list has no such element"),
        DIVISION_BY_ZERO("division by zero"),
        OVERFLOW("the number is too big for its type"),
        NOT_FINITE("the result is not a finite number"),
        OUT_OF_RANGE("the value is out of range"),
        BAD_TEXT("the text cannot be converted"),
        TYPE("the value is of the wrong type"),
        DUPLICATE_KEY("a key occurs twice in a map"),
        MONEY("money"),
        ITERATIONS("more than " + ExpressionLimits.MAX_ITERATIONS + " iterations"),
        INTERNAL("the evaluation failed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final Kind kind;
    private final transient Place place;

    EvaluationException(Kind kind, Place place, String detail, Throwable cause) {
        super(place + ": " + kind.words + (detail.isEmpty() ? "" : ": " + detail), cause);
        this.kind = kind;
        this.place = place;
    }

    public Kind kind() {
        return kind;
    }

    /** Where in the expression's text. */
    public Place place() {
        return place;
    }
}
