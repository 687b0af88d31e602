package io.tallystick.ledger.envelope;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** NumericDate (RFC 8392 section 2): seconds since 1970, as an integer or a float. */
final class NumericDates {
    private NumericDates() {}

    /**
     * The milliseconds of a float of seconds: those it was made from where it is the double nearest to a whole number of
     * them, else rounded down. 0.123 seconds is in binary a little less than 123 ms: rounding down at once would give 122.
     *
     * @param seconds finite, at least 0, below the year 10000
     */
    static long toMillis(double seconds) {
        long nearest = Math.round(seconds * 1000);
        if (ofMillis(nearest) == seconds) {
            return nearest;
        }
        return new BigDecimal(seconds)
                .movePointRight(3)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** The float of seconds that {@link #toMillis} turns into these milliseconds. */
    static double ofMillis(long millis) {
        return millis / 1000.0;
    }
}
