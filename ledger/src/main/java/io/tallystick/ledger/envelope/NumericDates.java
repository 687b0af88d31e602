package io.tallystick.ledger.envelope;

/** NumericDate (RFC 8392 section 2): seconds since 1970, as an integer or a float. */
final class NumericDates {
    private static final long LAST_MILLIS = HeaderLabels.MAX_ISSUED_AT_SECONDS * 1000 - 1;

    private NumericDates() {}

    /**
     * The milliseconds of a float of seconds: rounded to the microsecond, then down. A double of today's times is good to
     * a quarter of a microsecond, and 0.123 seconds is in binary a little less than 123 ms: rounding down at once would
     * give 122.
     */
    static long toMillis(double seconds) {
        return Math.min(Math.floorDiv(Math.round(seconds * 1e6), 1000L), LAST_MILLIS);
    }

    /** The float of seconds that {@link #toMillis} turns into these milliseconds. */
    static double ofMillis(long millis) {
        return millis / 1000.0;
    }
}
