package io.tallystick.rules.timer;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The timers of one contract instance, at most {@link TimerLimits#MAX_TIMERS}. A kind and name stand for one timer: to schedule it
 * again moves it. Not for use by several threads at once.
 *
 * <pre>state = count, each: due i64, kind u8, name text; in the order of {@link Timer}</pre>
 */
public final class TimerQueue {
    private final NavigableSet<Timer> byDue = new TreeSet<>();
    /** Only looked up in, never walked through: its order is not defined. */
    private final Map<Key, Timer> byKey = new HashMap<>();

    private record Key(TimerKind kind, String name) {}

    /**
     * Schedules, or moves, a timer. One whose due time is past fires at the next firing.
     *
     * @param dueMs 0 to {@link TimeLimits#MAX_TIME_MILLIS}
     * @throws TimerLimitException for one more than the queue holds; nothing has changed then
     */
    public Timer schedule(TimerKind kind, String name, long dueMs) {
        Key key = new Key(kind, name);
        Timer known = byKey.get(key);
        if (known != null && known.dueMs() == dueMs) {
            return known;
        }
        Timer timer = new Timer(dueMs, kind, name);
        if (known == null && byKey.size() == TimerLimits.MAX_TIMERS) {
            throw new TimerLimitException("timers", TimerLimits.MAX_TIMERS, "one more, " + kind + " " + name);
        }
        byKey.put(key, timer);
        if (known != null) {
            byDue.remove(known);
        }
        byDue.add(timer);
        return timer;
    }

    /** Takes a timer away; whether there was one. */
    public boolean cancel(TimerKind kind, String name) {
        Timer timer = byKey.remove(new Key(kind, name));
        return timer != null && byDue.remove(timer);
    }

    /** When this timer is due, if there is one. */
    public OptionalLong due(TimerKind kind, String name) {
        Timer timer = byKey.get(new Key(kind, name));
        return timer == null ? OptionalLong.empty() : OptionalLong.of(timer.dueMs());
    }

    /** When the first of all is due. */
    public OptionalLong nextDue() {
        return byDue.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(byDue.first().dueMs());
    }

    /** The first of all, left in the queue. */
    public Optional<Timer> first() {
        return byDue.isEmpty() ? Optional.empty() : Optional.of(byDue.first());
    }

    /** All, in their order. */
    public List<Timer> timers() {
        return List.copyOf(byDue);
    }

    public int size() {
        return byDue.size();
    }

    /**
     * Begins to fire what is due by this ledger time.
     *
     * @param nowMs the ledger's time; what is due at it fires too
     * @param most 1 to {@link TimerLimits#MAX_IN_ONE_FIRING}; what is due beyond that is left for the next firing
     */
    public TimerFiring fire(long nowMs, int most) {
        return new TimerFiring(this, nowMs, most);
    }

    /** The first timer if it is due by then, left in the queue; or null. */
    Timer peek(long nowMs) {
        return byDue.isEmpty() || byDue.first().dueMs() > nowMs ? null : byDue.first();
    }

    public void write(StateWriter out) {
        out.count(byDue.size());
        for (Timer timer : byDue) {
            out.i64(timer.dueMs()).u8(timer.kind().code()).text(timer.name());
        }
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for timers out of order or twice */
    public static TimerQueue read(StateReader in) {
        TimerQueue queue = new TimerQueue();
        int count = in.count(TimerLimits.MAX_TIMERS);
        for (int i = 0; i < count; i++) {
            Timer timer = new Timer(TimerLimits.readTime(in, 0), TimerKind.read(in), TimerLimits.readName(in));
            boolean ordered = i == 0 || queue.byDue.last().compareTo(timer) < 0;
            TimerLimits.require(in, ordered, "timers in ascending order", timer);
            boolean known = queue.byKey.put(new Key(timer.kind(), timer.name()), timer) != null;
            TimerLimits.require(in, !known, "a kind and name once", timer);
            queue.byDue.add(timer);
        }
        return queue;
    }
}
