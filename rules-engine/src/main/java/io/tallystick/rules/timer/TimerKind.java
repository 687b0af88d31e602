package io.tallystick.rules.timer;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;

/** What a timer is for. At one moment timers fire in the order of this list; the code is what state keeps. */
public enum TimerKind {
    /** A signal needs the clock. */
    SIGNAL(1),
    /** A duration in a state, or {@code after}. */
    AFTER(2),
    /** {@code at} an instant. */
    AT(3),
    /** {@code every} period. */
    EVERY(4),
    /** An alert's next step. */
    ESCALATION(5),
    /** A hold of money ends. */
    EXPIRY(6);

    private final int code;

    TimerKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static TimerKind read(StateReader in) {
        int at = in.position();
        int code = in.u8();
        for (TimerKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new MalformedStateException(at, "a timer kind of 1 to " + values().length, code);
    }
}
