package io.tallystick.rules.expr;

/** A function of ours has no value for its arguments. Leaves the package as {@link EvaluationException}. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    final EvaluationException.Kind kind;
    final String detail;

    Failure(EvaluationException.Kind kind, String detail) {
        // No stack trace: the place in the expression says where, and the hot path may throw often.
        super(detail, null, false, false);
        this.kind = kind;
        this.detail = detail;
    }
}
