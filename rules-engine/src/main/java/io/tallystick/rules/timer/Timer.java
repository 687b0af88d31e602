package io.tallystick.rules.timer;

import io.tallystick.rules.time.TimeLimits;

/**
 * One timer, known by kind and name. Ordered by due time, then kind in its order, then name by code points.
 *
 * @param dueMs 0 to {@link TimeLimits#MAX_TIME_MILLIS}
 * @param name 1 to {@link TimerLimits#MAX_NAME_BYTES} bytes of UTF-8
 */
public record Timer(long dueMs, TimerKind kind, String name) implements Comparable<Timer> {
    public Timer {
        TimerLimits.time("timer due", dueMs);
        TimerLimits.name("timer name", name);
    }

    @Override
    public int compareTo(Timer other) {
        int byDue = Long.compare(dueMs, other.dueMs);
        if (byDue != 0) {
            return byDue;
        }
        int byKind = Integer.compare(kind.code(), other.kind.code());
        return byKind != 0 ? byKind : TimerLimits.compareNames(name, other.name);
    }
}
