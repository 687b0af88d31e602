package io.tallystick.rules.timer;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.time.TimeLimits;

/** Every bound of this package. Times are ms since 1970-01-01T00:00:00Z, durations ms. */
public final class TimerLimits {
    /** The longest duration: 3,660 days, ten years and a bit. */
    public static final long MAX_DURATION_MS = 3_660L * 86_400_000L;
    /** The shortest period of {@code every}: a second, so that catching up stays affordable. */
    public static final long MIN_PERIOD_MS = 1_000;
    /** The most timers of one instance. */
    public static final int MAX_TIMERS = 1_024;
    /** The most timers fired at one moment: all that an instance can hold, and as many again that those scheduled. */
    public static final int MAX_AT_ONE_MOMENT = 2 * MAX_TIMERS;
    /** The most timers that one firing may be asked for. */
    public static final int MAX_IN_ONE_FIRING = 65_536;
    /** The longest name of a timer or key of an alert, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 255;
    /** The most alerts of one instance that are open at once. */
    public static final int MAX_OPEN_ALERTS = 256;
    /** Steps that one alert takes until it is updated: four up and, once acknowledged, four down, as there are five severities. */
    public static final int MAX_RUNG = 8;

    /** The most ladders of one contract. */
    public static final int MAX_LADDERS = 256;
    /** In state: no such time. */
    static final long NONE = -1;

    private TimerLimits() {}

    static long time(String what, long ms) {
        return range(what, 0, TimeLimits.MAX_TIME_MILLIS, ms);
    }

    static long range(String what, long least, long most, long got) {
        if (got < least || got > most) {
            throw new IllegalArgumentException(what + ": want " + least + " to " + most + ", got " + got);
        }
        return got;
    }

    /** Checked without making bytes of it: timers are set often. */
    static void name(String what, String name) {
        int bytes = 0;
        for (int i = 0; i < name.length() && bytes <= MAX_NAME_BYTES; i++) {
            char c = name.charAt(i);
            if (!Character.isSurrogate(c)) {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            } else if (i + 1 < name.length() && Character.isSurrogatePair(c, name.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                throw new IllegalArgumentException(what + ": want text that UTF-8 can say, got an unpaired surrogate");
            }
        }
        if (bytes == 0 || bytes > MAX_NAME_BYTES) {
            throw new IllegalArgumentException(what + ": want 1 to " + MAX_NAME_BYTES + " bytes of UTF-8, got "
                    + (bytes == 0 ? "none" : bytes + " or more"));
        }
    }

    /** The order of code points, which is the order of the bytes in UTF-8. */
    static int compareNames(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean otherOrder = Character.isSurrogate(x) != Character.isSurrogate(y);
                return otherOrder && x >= 0xd800 && y >= 0xd800
                        ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y))
                        : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    static long readTime(StateReader in, long least) {
        return TimeLimits.read(in, least, TimeLimits.MAX_TIME_MILLIS);
    }

    static String readName(StateReader in) {
        int at = in.position();
        String name = in.text(MAX_NAME_BYTES);
        if (name.isEmpty()) {
            throw new MalformedStateException(at, "a name", "none");
        }
        return name;
    }

    static void require(StateReader in, boolean holds, String want, Object got) {
        if (!holds) {
            throw new MalformedStateException(in.position(), want, got);
        }
    }
}
