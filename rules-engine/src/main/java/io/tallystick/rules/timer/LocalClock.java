package io.tallystick.rules.timer;

/** Between instants and what a clock on the wall of a zone shows, both as seconds since 1970-01-01T00:00:00. */
final class LocalClock {
    private LocalClock() {}

    static long local(Offsets zone, long second) {
        return second + OffsetTable.offset("offset at " + second, zone.offsetSecondsAt(second));
    }

    /**
     * The first instant at which the wall clock shows this local second or a later one: of a repeated local time the first, for a
     * skipped one the moment of the jump.
     */
    static long firstInstant(Offsets zone, long local) {
        long low = local - TimerLimits.MAX_OFFSET_SECONDS;
        long high = local + TimerLimits.MAX_OFFSET_SECONDS;
        long before = local(zone, low) - low;
        long after = local(zone, high) - high;
        if (before == after || local - before < firstChange(zone, low, high)) {
            return local - before;
        }
        return Math.max(local - after, firstChange(zone, low, high));
    }

    /**
     * The instant of the one change of offset after {@code low} and not after {@code high}; the two have different offsets.
     */
    static long firstChange(Offsets zone, long low, long high) {
        int before = zone.offsetSecondsAt(low);
        long same = low;
        long other = high;
        while (other - same > 1) {
            long middle = same + (other - same) / 2;
            if (zone.offsetSecondsAt(middle) == before) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }
}
