package io.tallystick.rules.window;

import io.tallystick.rules.time.ZoneTable;

/**
 * The periods of a calendar in a zone. A day, week (from Monday, ISO 8601) or month begins at the first instant at which the
 * local clock shows its beginning or later; a clock set back over that does not bring the old one back. An hour begins at each
 * instant at which the clock shows a full hour, or at which it is set forward to or over one.
 */
public enum CalendarUnit {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_SECONDS = 86_400;

    /** The beginning of the period that a second lies in, in seconds of the epoch. */
    public long beginOf(ZoneTable zone, long second) {
        return this == HOUR ? hourBegin(zone, second) : zone.firstAt(localBegin(number(zone, second)));
    }

    /** The beginning of the next period after a second. */
    public long endOf(ZoneTable zone, long second) {
        return this == HOUR ? hourEnd(zone, second) : zone.firstAt(localBegin(number(zone, second) + 1));
    }

    private long number(ZoneTable zone, long second) {
        long day = Math.floorDiv(zone.furthestLocal(second), DAY_SECONDS);
        return switch (this) {
            case WEEK -> Math.floorDiv(day + 3, 7);
            case MONTH -> CivilMonth.ofDay(day);
            default -> day;
        };
    }

    private long localBegin(long number) {
        long day = switch (this) {
            case WEEK -> number * 7 - 3;
            case MONTH -> CivilMonth.firstDay(number);
            default -> number;
        };
        return day * DAY_SECONDS;
    }

    private static long hourBegin(ZoneTable zone, long second) {
        int segment = zone.segment(second);
        long at = second;
        while (true) {
            long full = at - Math.floorMod(at + zone.offsetOf(segment), HOUR_SECONDS);
            long begin = zone.beginOf(segment);
            if (full >= begin) {
                return full;
            }
            if (beginsAtTransition(zone, segment)) {
                return begin;
            }
            at = begin - 1;
            segment--;
        }
    }

    private static long hourEnd(ZoneTable zone, long second) {
        int segment = zone.segment(second);
        long at = second;
        while (true) {
            long full = at + HOUR_SECONDS - Math.floorMod(at + zone.offsetOf(segment), HOUR_SECONDS);
            long end = zone.endOf(segment);
            if (full < end) {
                return full;
            }
            segment++;
            if (beginsAtTransition(zone, segment)) {
                return end;
            }
            at = end;
        }
    }

    private static boolean beginsAtTransition(ZoneTable zone, int segment) {
        long at = zone.beginOf(segment);
        long shows = at + zone.offsetOf(segment);
        long wouldShow = at + zone.offsetOf(segment - 1);
        return Math.floorMod(shows, HOUR_SECONDS) == 0
                || shows > wouldShow && Math.floorDiv(shows, HOUR_SECONDS) > Math.floorDiv(wouldShow - 1, HOUR_SECONDS);
    }
}
