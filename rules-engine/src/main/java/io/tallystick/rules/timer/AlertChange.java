package io.tallystick.rules.timer;

/**
 * What happened to an alert.
 *
 * @param alert as it is after the change; for {@link What#CLEARED} as it was
 * @param before its severity before; for {@link What#RAISED} the same as after
 * @param atMs when: for steps the moment they were due
 */
public record AlertChange(What what, Alert alert, Severity before, long atMs) {
    /** The kinds of change. */
    public enum What {
        /** It was not open. */
        RAISED,
        /** Raised while open, no worse than it is: counted, nothing to tell anyone. */
        REPEATED,
        /** Another severity by the contract's wish. */
        UPDATED,
        /** A person took note. */
        ACKNOWLEDGED,
        /** It is open no more. */
        CLEARED,
        /** A step up of its ladder. */
        STEPPED_UP,
        /** A step down of its ladder. */
        STEPPED_DOWN
    }
}
