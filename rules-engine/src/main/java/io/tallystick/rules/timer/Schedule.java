package io.tallystick.rules.timer;

import io.tallystick.rules.time.TimeLimits;
import io.tallystick.rules.time.ZoneTable;
import java.time.LocalDate;

/**
 * When a timer is due. Each kind gives, for any time, the first due time after it; so a schedule has no state of its own.
 *
 * <p>Days, weeks and months have exactly one due time for each local date meant: of a local time that is there twice (the clock was
 * set back) the first, for one that is not there (the clock was set forward) the moment of the jump. If two dates come to the
 * same moment that is one due time. Hours are real ones: a repeated local hour counts twice, a skipped one not. Beyond the range
 * of its zone's table a schedule goes on with the last offset.
 */
public sealed interface Schedule {
    /** As a due time: never again. */
    long NEVER = Long.MAX_VALUE;

    /**
     * The first due time after this one, in ms; or {@link #NEVER} if none is up to {@link TimeLimits#MAX_TIME_MILLIS}.
     *
     * @param nowMs 0 to {@link TimeLimits#MAX_TIME_MILLIS}; itself not given back
     */
    long nextAfter(long nowMs);

    /** {@code after}: once, so long after the start. */
    static Schedule after(long startMs, long durationMs) {
        TimerLimits.time("start", startMs);
        TimerLimits.range("after", 0, TimerLimits.MAX_DURATION_MS, durationMs);
        return new At(startMs + durationMs);
    }

    /** Once, at an instant. */
    record At(long atMs) implements Schedule {
        public At {
            TimerLimits.range("at", 0, TimeLimits.MAX_TIME_MILLIS + TimerLimits.MAX_DURATION_MS, atMs);
        }

        @Override
        public long nextAfter(long nowMs) {
            return TimerLimits.time("now", nowMs) < atMs ? within(atMs) : NEVER;
        }
    }

    /**
     * Each so many ms of elapsed time, from the anchor on (the anchor itself is the first due time). No zone has a part in it.
     *
     * @param everyMs {@link TimerLimits#MIN_PERIOD_MS} to {@link TimerLimits#MAX_DURATION_MS}
     */
    record Elapsed(long everyMs, long anchorMs) implements Schedule {
        public Elapsed {
            TimerLimits.range("every", TimerLimits.MIN_PERIOD_MS, TimerLimits.MAX_DURATION_MS, everyMs);
            TimerLimits.time("anchor", anchorMs);
        }

        @Override
        public long nextAfter(long nowMs) {
            long since = TimerLimits.time("now", nowMs) - anchorMs;
            return within(since < 0 ? anchorMs : anchorMs + (since / everyMs + 1) * everyMs);
        }
    }

    /**
     * Each time the wall clock shows this second of an hour.
     *
     * @param secondOfHour 0 to 3,599
     */
    record Hourly(ZoneTable zone, int secondOfHour) implements Schedule {
        public Hourly {
            TimerLimits.range("second of the hour", 0, 3_599, secondOfHour);
        }

        @Override
        public long nextAfter(long nowMs) {
            long second = TimerLimits.time("now", nowMs) / 1_000;
            int segment = zone.segment(second);
            long next = shown(second + 1, zone.offsetOf(segment));
            while (next >= zone.endOf(segment)) {
                long change = zone.endOf(segment++);
                next = shown(change, zone.offsetOf(segment));
            }
            return within(next * 1_000);
        }

        private long shown(long fromSecond, long offset) {
            return fromSecond + Math.floorMod(secondOfHour - fromSecond - offset, 3_600L);
        }
    }

    /**
     * Once each local date.
     *
     * @param secondOfDay 0 to 86,399, by the wall clock
     */
    record Daily(ZoneTable zone, int secondOfDay) implements Schedule {
        public Daily {
            checkSecondOfDay(secondOfDay);
        }

        @Override
        public long nextAfter(long nowMs) {
            long day = localDay(zone, nowMs);
            while (dueMs(zone, day, secondOfDay) <= nowMs) {
                day++;
            }
            return within(dueMs(zone, day, secondOfDay));
        }
    }

    /**
     * Once each week.
     *
     * @param dayOfWeek 1 Monday to 7 Sunday, ISO 8601
     */
    record Weekly(ZoneTable zone, int dayOfWeek, int secondOfDay) implements Schedule {
        /** 1970-01-01 was a Thursday. */
        private static final int EPOCH_DAY_OF_WEEK = 4;

        public Weekly {
            TimerLimits.range("day of the week", 1, 7, dayOfWeek);
            checkSecondOfDay(secondOfDay);
        }

        @Override
        public long nextAfter(long nowMs) {
            long day = localDay(zone, nowMs);
            day += Math.floorMod(dayOfWeek - EPOCH_DAY_OF_WEEK - day, 7L);
            while (dueMs(zone, day, secondOfDay) <= nowMs) {
                day += 7;
            }
            return within(dueMs(zone, day, secondOfDay));
        }
    }

    /**
     * Once each month.
     *
     * @param dayOfMonth 1 to 31; in a month that has no such day its last
     */
    record Monthly(ZoneTable zone, int dayOfMonth, int secondOfDay) implements Schedule {
        public Monthly {
            TimerLimits.range("day of the month", 1, 31, dayOfMonth);
            checkSecondOfDay(secondOfDay);
        }

        @Override
        public long nextAfter(long nowMs) {
            LocalDate month = LocalDate.ofEpochDay(localDay(zone, nowMs)).withDayOfMonth(1);
            while (dueMs(zone, day(month), secondOfDay) <= nowMs) {
                month = month.plusMonths(1);
            }
            return within(dueMs(zone, day(month), secondOfDay));
        }

        private long day(LocalDate month) {
            return month.toEpochDay() + Math.min(dayOfMonth, month.lengthOfMonth()) - 1;
        }
    }

    private static void checkSecondOfDay(int second) {
        TimerLimits.range("second of the day", 0, 86_399, second);
    }

    private static long localDay(ZoneTable zone, long nowMs) {
        long second = TimerLimits.time("now", nowMs) / 1_000;
        return Math.floorDiv(second + zone.offsetAt(second), 86_400L);
    }

    private static long dueMs(ZoneTable zone, long day, int secondOfDay) {
        return zone.firstAt(day * 86_400 + secondOfDay) * 1_000;
    }

    private static long within(long dueMs) {
        return dueMs <= TimeLimits.MAX_TIME_MILLIS ? dueMs : NEVER;
    }
}
