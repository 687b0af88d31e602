package io.tallystick.rules.window;

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
        if (millis < WindowLimits.MIN_TIME_MILLIS || millis > WindowLimits.MAX_TIME_MILLIS) {
            throw new RefusedSampleException(
                    "time",
                    WindowLimits.MIN_TIME_MILLIS + " to " + WindowLimits.MAX_TIME_MILLIS + " ms of the epoch",
                    millis);
        }
        return millis;
    }
}
