package io.tallystick.rules.window;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;
import io.tallystick.rules.time.ZoneTable;
import java.util.Set;

/**
 * One calendar period after the other: the open one, which the newest time seen lies in, and the closed one right before it,
 * empty when nothing came in it. A sample of a closed period is too late. Not for use by several threads at once.
 *
 * <pre>
 * state = bool whether any time was seen, and then: now i64, bool whether a period closed, open period, closed period if any
 * </pre>
 */
public final class CalendarWindow {
    private final CalendarUnit unit;
    private final ZoneTable zone;
    private boolean started;
    private boolean anyClosed;
    private long now;
    private long begin;
    private long end;
    private CalendarPeriod open;
    private CalendarPeriod closed;

    /** @param asked what it will be asked for */
    public CalendarWindow(CalendarUnit unit, ZoneTable zone, Set<Aggregate> asked) {
        this.unit = unit;
        this.zone = zone;
        this.open = new CalendarPeriod(asked);
        this.closed = new CalendarPeriod(asked);
    }

    /**
     * Takes a sample; one of a later period than the open one closes that.
     *
     * @throws RefusedSampleException if the value is not finite, the time out of the zone table's range, or the period has
     *     {@link WindowLimits#MAX_COUNT} samples
     */
    public Added add(long timeMillis, double value) {
        double kept = RefusedSampleException.checkedValue(value);
        boolean inOrder = !started || timeMillis >= now;
        if (inOrder) {
            advance(timeMillis);
        } else if (timeMillis < begin) {
            checkedTime(timeMillis);
            return Added.TOO_LATE;
        }
        if (open.count() == WindowLimits.MAX_COUNT) {
            throw new RefusedSampleException("count", "at most " + WindowLimits.MAX_COUNT + " in a period", "one more");
        }
        open.add(timeMillis, kept);
        return inOrder ? Added.IN_ORDER : Added.LATE;
    }

    /**
     * Lets time pass, so that periods close without a sample; an earlier time than seen changes nothing.
     *
     * @return whether the open period closed, or several
     * @throws RefusedSampleException if the time is out of the zone table's range
     */
    public boolean advance(long nowMillis) {
        checkedTime(nowMillis);
        if (started && nowMillis <= now) {
            return false;
        }
        boolean closes = started && nowMillis >= end;
        now = nowMillis;
        if (closes) {
            close();
        } else if (!started) {
            started = true;
            placePeriod();
        }
        return closes;
    }

    /** What the open period holds so far. A view: it shows later samples too. */
    public WindowValues open() {
        return open;
    }

    /** What the period right before the open one held; empty before any closed. A view: it shows the next one when that closes. */
    public WindowValues closed() {
        return closed;
    }

    /** Whether a period has closed. */
    public boolean anyClosed() {
        return anyClosed;
    }

    /** The open period's first millisecond. */
    public long openBeginMillis() {
        requireStarted();
        return begin;
    }

    /** The millisecond after the open period: when it closes. */
    public long openEndMillis() {
        requireStarted();
        return end;
    }

    /** The first millisecond of the period right before the open one. */
    public long closedBeginMillis() {
        requireStarted();
        return unit.beginOf(zone, Math.floorDiv(begin, 1_000L) - 1) * 1_000;
    }

    /** Writes what it holds, not what it was made with. */
    public void write(StateWriter out) {
        out.bool(started);
        if (started) {
            out.i64(now).bool(anyClosed);
            open.write(out);
            if (anyClosed) {
                closed.write(out);
            }
        }
    }

    /**
     * Becomes what was written by a window made alike; this one must be new.
     *
     * @throws io.tallystick.rules.state.MalformedStateException if no window made like this one would have written it
     */
    public void read(StateReader in) {
        if (started) {
            throw new IllegalStateException("window: want a new one to read state into, got one in use");
        }
        if (in.bool()) {
            now = TimeLimits.read(in, zone.fromSecond() * 1_000, zone.toSecond() * 1_000 - 1);
            started = true;
            placePeriod();
            anyClosed = in.bool();
            open.read(in, begin, now);
            if (anyClosed) {
                closed.read(in, closedBeginMillis(), begin - 1);
            }
        }
    }

    private void close() {
        long oldEnd = end;
        placePeriod();
        CalendarPeriod old = open;
        open = closed;
        closed = old;
        open.clear();
        if (begin != oldEnd) {
            closed.clear();
        }
        anyClosed = true;
    }

    private void placePeriod() {
        long second = Math.floorDiv(now, 1_000L);
        begin = unit.beginOf(zone, second) * 1_000;
        end = unit.endOf(zone, second) * 1_000;
    }

    private void checkedTime(long millis) {
        if (millis < zone.fromSecond() * 1_000 || millis >= zone.toSecond() * 1_000) {
            throw new RefusedSampleException(
                    "time",
                    zone.fromSecond() * 1_000 + " to " + (zone.toSecond() * 1_000 - 1)
                            + " ms, the range of the zone table",
                    millis);
        }
    }

    private void requireStarted() {
        if (!started) {
            throw new IllegalStateException("window: want one that has seen a time, got a new one");
        }
    }
}
