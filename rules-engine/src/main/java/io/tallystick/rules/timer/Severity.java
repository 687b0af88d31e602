package io.tallystick.rules.timer;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;

/** How bad an alert is, rising; the names from warning on are those of ITU-T X.733. The code is what state keeps. */
public enum Severity {
    INFO(1),
    WARNING(2),
    MINOR(3),
    MAJOR(4),
    CRITICAL(5);

    private final int code;

    Severity(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Severity read(StateReader in) {
        int at = in.position();
        int code = in.u8();
        for (Severity severity : values()) {
            if (severity.code == code) {
                return severity;
            }
        }
        throw new MalformedStateException(at, "a severity of 1 to " + values().length, code);
    }
}
