package io.tallystick.rules.window;

/** How large things of this package may be, each with its reason. */
public final class WindowLimits {
    /** Values in a window over the last n: 64 KiB of state. */
    public static final int MAX_LAST = 4_096;

    /** Samples in a sliding window: 256 KiB of state, and what one late sample moves at most. */
    public static final int MAX_SLIDING_SAMPLES = 16_384;

    /** Values that a calendar window keeps for percentiles: 128 KiB of state for the open and for the closed period. */
    public static final int MAX_ORDERED = 16_384;

    /** Samples in one calendar period: keeps counts an int and exact sums free of overflow. */
    public static final int MAX_COUNT = 1 << 30;

    /** A sliding window's longest duration, in milliseconds: 3,660 days, ten years and a little. */
    public static final long MAX_DURATION_MILLIS = 3_660L * 86_400_000;

    /** 0001-01-01T00:00:00Z, the first time taken, in milliseconds of the epoch. */
    public static final long MIN_TIME_MILLIS = -62_135_596_800_000L;

    /** 9999-12-31T23:59:59.999Z, the last time taken, in milliseconds of the epoch. */
    public static final long MAX_TIME_MILLIS = 253_402_300_799_999L;

    /** Transitions in a zone table: the busiest zones have four a year, so over a thousand years. */
    public static final int MAX_TRANSITIONS = 4_096;

    /** A zone's name in UTF-8 bytes; the longest of the IANA names has 32. */
    public static final int MAX_ZONE_NAME_BYTES = 64;

    private WindowLimits() {}
}
