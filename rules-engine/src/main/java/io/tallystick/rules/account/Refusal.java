package io.tallystick.rules.account;

/** Ends a decision before anything was applied; becomes {@link Result.Refused}. Carries no stack: it is no fault. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    Refusal(Reason reason, BookWording detail, Object... values) {
        super(detail.of(values), null, false, false);
        this.reason = reason;
    }

    Result.Refused refused() {
        return new Result.Refused(reason, getMessage());
    }
}
