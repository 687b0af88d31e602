package io.tallystick.rules.window;

/** Change over time. */
final class Rate {
    static final double SECOND_MILLIS = 1_000;
    static final double HOUR_MILLIS = 3_600_000;

    private Rate() {}

    /** The change per unit of time; NaN when no time lies between. */
    static double of(long firstMillis, double first, long lastMillis, double last, double unitMillis) {
        long between = lastMillis - firstMillis;
        return between == 0 ? Double.NaN : (last - first) / (between / unitMillis);
    }
}
