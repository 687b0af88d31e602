package io.tallystick.intake;

/** Leaves a decoder early; the format turns it into {@link IntakeResult.Refused}. Without a stack trace: a verdict on bytes. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    public RefusedException(RefusalCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public RefusalCode code() {
        return code;
    }

    /** The same as a result. */
    public IntakeResult.Refused result() {
        return new IntakeResult.Refused(code, getMessage());
    }
}
