package io.tallystick.rules.timer;

import java.util.Optional;

/**
 * Fires due timers one by one. What a fired timer brings about may schedule and cancel others before the next is taken.
 *
 * <p>Always the first in the order of {@link Timer} is next, so one scheduled meanwhile fires in its place. Time does not go back
 * within a firing: one scheduled here for a time before the fired timer's is due at that timer's time. Timers that schedule each
 * other for the very same moment end in an error after {@link TimerLimits#MAX_AT_ONE_MOMENT}; ones that go on in time, such as
 * the catching up of {@code every}, end at the firing's limit and go on in the next.
 */
public final class TimerFiring {
    private final TimerQueue queue;
    private final long nowMs;
    private final int most;
    private int fired;
    private int atThisMoment;
    private long momentMs;

    TimerFiring(TimerQueue queue, long nowMs, int most) {
        this.queue = queue;
        this.nowMs = TimerLimits.time("ledger time", nowMs);
        this.most = (int) TimerLimits.range("timers in one firing", 1, TimerLimits.MAX_IN_ONE_FIRING, most);
    }

    /**
     * The next timer that is due, taken out of the queue; empty when none is due or the firing's limit is reached.
     *
     * @throws TimerLimitException for one more than may fire at one moment
     */
    public Optional<Timer> next() {
        Timer timer = queue.peek(nowMs);
        if (timer == null || fired == most) {
            return Optional.empty();
        }
        if (timer.dueMs() > momentMs) {
            momentMs = timer.dueMs();
            atThisMoment = 0;
        }
        if (atThisMoment == TimerLimits.MAX_AT_ONE_MOMENT) {
            throw new TimerLimitException(
                    "timers at the moment " + momentMs, TimerLimits.MAX_AT_ONE_MOMENT, "one more, " + timer);
        }
        queue.cancel(timer.kind(), timer.name());
        fired++;
        atThisMoment++;
        return Optional.of(timer);
    }

    /** {@link TimerQueue#schedule} while a timer is handled; not before the time of the timer fired last. */
    public Timer schedule(TimerKind kind, String name, long dueMs) {
        return queue.schedule(kind, name, Math.max(TimerLimits.time("timer due", dueMs), momentMs));
    }

    /** Whether something that is due was left for the next firing. */
    public boolean more() {
        return queue.peek(nowMs) != null;
    }

    /** How many fired so far. */
    public int fired() {
        return fired;
    }
}
