package io.tallystick.rules.signal;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.time.TimeLimits;

/** Every bound of this package. All times and durations are milliseconds; times count from 1970-01-01T00:00:00Z. */
public final class SignalLimits {
    /** The longest duration: 3,660 days, ten years and a bit. */
    public static final long MAX_DURATION_MS = 3_660L * 86_400_000L;
    /** The most samples in a row that a signal may ask for; only a count is kept. */
    public static final int MAX_IN_A_ROW = 65_535;
    /** The longest window of {@link KOfN}: its samples' times are kept, nine bytes each. */
    public static final int MAX_WINDOW = 256;
    /** The most steps of a {@link Sequence} or {@link Deadline}. */
    public static final int MAX_STEPS = 16;
    /** As {@code maxGap}: however long no sample comes, a run goes on. */
    public static final long NO_MAX_GAP = Long.MAX_VALUE;

    /** In state: no such time. */
    static final long NONE = -1;

    private SignalLimits() {}

    static long time(long ms) {
        if (ms < 0 || ms > TimeLimits.MAX_TIME_MILLIS) {
            throw new IllegalArgumentException("time: want 0 to " + TimeLimits.MAX_TIME_MILLIS + " ms, got " + ms);
        }
        return ms;
    }

    static void duration(String what, long least, long ms) {
        if (ms < least || ms > MAX_DURATION_MS) {
            throw new IllegalArgumentException(what + ": want " + least + " to " + MAX_DURATION_MS + " ms, got " + ms);
        }
    }

    static void maxGap(long ms) {
        if (ms != NO_MAX_GAP) {
            duration("maxGap", 1, ms);
        }
    }

    static void number(String what, int least, int most, int got) {
        if (got < least || got > most) {
            throw new IllegalArgumentException(what + ": want " + least + " to " + most + ", got " + got);
        }
    }

    /** A time or {@link #NONE}. */
    static long readTime(StateReader in) {
        int at = in.position();
        long ms = in.i64();
        if (ms < NONE || ms > TimeLimits.MAX_TIME_MILLIS) {
            throw new MalformedStateException(at, "-1 or a time of 0 to " + TimeLimits.MAX_TIME_MILLIS + " ms", ms);
        }
        return ms;
    }

    static void require(StateReader in, boolean holds, String want, Object got) {
        if (!holds) {
            throw new MalformedStateException(in.position(), want, got);
        }
    }
}
