package io.tallystick.rules.time;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;

/** The range of every time, in milliseconds since 1970-01-01T00:00:00Z, and the bounds of {@link ZoneTable} and {@link ZoneData}. */
public final class TimeLimits {
    /** 9999-12-31T23:59:59.999Z, the last time, and the last that RFC 3339 can write. */
    public static final long MAX_TIME_MILLIS = 253_402_300_799_999L;

    /** 0001-01-01T00:00:00Z, the first time of a measurement; a ledger's own times begin at 0. */
    public static final long MIN_TIME_MILLIS = -62_135_596_800_000L;

    /** Transitions in a zone table: the busiest zones have four a year, so over a thousand years. */
    public static final int MAX_TRANSITIONS = 4_096;

    /** Zones of {@link ZoneData}: the IANA data has 600 names. */
    public static final int MAX_ZONES = 1_024;

    /** Bytes of {@link ZoneData} unpacked: there are 271 thousand. */
    public static final int MAX_ZONE_DATA_BYTES = 1 << 20;

    /** A zone's name in UTF-8 bytes; the longest of the IANA names has 32. */
    public static final int MAX_ZONE_NAME_BYTES = 64;

    /** The largest offset from UTC, in seconds: 18 hours, as in ISO 8601 practice and java.time. */
    public static final int MAX_OFFSET_SECONDS = 18 * 3_600;

    private TimeLimits() {}

    /**
     * A time from state.
     *
     * @param least in ms, as is {@code most}; both inclusive
     * @throws MalformedStateException for another
     */
    public static long read(StateReader in, long least, long most) {
        int at = in.position();
        long time = in.i64();
        if (time < least || time > most) {
            throw new MalformedStateException(at, "a time of " + least + " to " + most + " ms", time);
        }
        return time;
    }
}
