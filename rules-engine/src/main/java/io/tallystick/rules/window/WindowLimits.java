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

    private WindowLimits() {}
}
