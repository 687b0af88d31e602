package io.tallystick.rules.window;

import io.tallystick.rules.time.TimeLimits;

/** A sample that no window takes: a value that is no finite number, or a time out of range. The window is unchanged. */
public final class RefusedSampleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedSampleException(String what, String want, Object got) {
        super("sample: " + what + ": want " + want + ", got " + got);
    }

    /** The value to keep: finite, and never -0.0, so that equal values have equal bytes. */
    static double checkedValue(double value) {
        if (!Double.isFinite(value)) {
            throw new RefusedSampleException("value", "a finite number", value);
        }
        return value + 0.0;
    }

    /** The same time, in range. */
    static long checkedTime(long millis) {
        if (millis < TimeLimits.MIN_TIME_MILLIS || millis > TimeLimits.MAX_TIME_MILLIS) {
            throw new RefusedSampleException(
                    "time",
                    TimeLimits.MIN_TIME_MILLIS + " to " + TimeLimits.MAX_TIME_MILLIS + " ms of the epoch",
                    millis);
        }
        return millis;
    }
}
