package io.tallystick.rules.geo;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;

/**
 * Enter, exit and dwell of one moving thing at one fence. ENTER and EXIT alternate, ENTER first. State:
 *
 * <pre>
 * u8 0                                   no position yet
 * u8 1, i64 last, pending                outside
 * u8 2 or 3, i64 last, i64 since, pending  inside; 3 when DWELL was told
 * pending = count, then i64 of the first when over 0: positions in a row on the other side
 * </pre>
 *
 * Not for use by several threads at once.
 */
public final class FenceTracker {
    /** The answer of {@link #dwellDueMillis} when no time makes a DWELL. */
    public static final long NEVER = Long.MAX_VALUE;

    private final FenceRule rule;
    private boolean seen;
    private boolean inside;
    private boolean told;
    private long lastMillis;
    private long sinceMillis;
    private int pending;
    private long pendingMillis;

    /** Before any position. */
    public FenceTracker(FenceRule rule) {
        this.rule = rule;
    }

    /**
     * A position in event time; one before the newest is passed over.
     *
     * @param atMillis 0 to {@link TimeLimits#MAX_TIME_MILLIS}
     * @throws InvalidGeoException when it is no position or time; nothing has changed then
     */
    public FenceEvent update(double latitudeDegrees, double longitudeDegrees, long atMillis) {
        requireTime(atMillis);
        if (seen && atMillis < lastMillis) {
            Position.require(latitudeDegrees, longitudeDegrees);
            return FenceEvent.NONE;
        }
        boolean now = rule.fence().contains(latitudeDegrees, longitudeDegrees);
        if (seen && rule.maxGapMillis() > 0 && atMillis - lastMillis > rule.maxGapMillis()) {
            pending = 0;
            sinceMillis = atMillis;
        }
        seen = true;
        lastMillis = atMillis;
        if (now != inside) {
            return crossing(now, atMillis);
        }
        pending = 0;
        return dwell(atMillis);
    }

    /**
     * Ledger time has come to this moment: tells DWELL when no position came that would have. The thing is taken to be where it
     * was last seen.
     */
    public FenceEvent onTime(long nowMillis) {
        requireTime(nowMillis);
        return nowMillis >= dwellDueMillis() ? dwell(nowMillis) : FenceEvent.NONE;
    }

    /** When {@link #onTime} would tell DWELL if no further position comes, or {@link #NEVER}. */
    public long dwellDueMillis() {
        if (!inside || told || rule.dwellMillis() == 0 || pending > 0) {
            return NEVER;
        }
        long due = sinceMillis + rule.dwellMillis();
        return rule.maxGapMillis() > 0 && due - lastMillis > rule.maxGapMillis() ? NEVER : due;
    }

    /** Whether it is known to be inside. */
    public boolean inside() {
        return inside;
    }

    /** When the clock of the stay began, in milliseconds; 0 while not inside. */
    public long sinceMillis() {
        return inside ? sinceMillis : 0;
    }

    private FenceEvent crossing(boolean now, long atMillis) {
        if (pending == 0) {
            pendingMillis = atMillis;
        }
        if (++pending < rule.confirmations()) {
            return FenceEvent.NONE;
        }
        pending = 0;
        inside = now;
        told = false;
        sinceMillis = pendingMillis;
        return now ? FenceEvent.ENTER : FenceEvent.EXIT;
    }

    private FenceEvent dwell(long nowMillis) {
        if (!inside || told || rule.dwellMillis() == 0 || nowMillis - sinceMillis < rule.dwellMillis()) {
            return FenceEvent.NONE;
        }
        told = true;
        return FenceEvent.DWELL;
    }

    private static void requireTime(long atMillis) {
        InvalidGeoException.requireRange("time in milliseconds", atMillis, 0, TimeLimits.MAX_TIME_MILLIS);
    }

    public void write(StateWriter out) {
        if (!seen) {
            out.u8(0);
            return;
        }
        out.u8(!inside ? 1 : told ? 3 : 2).i64(lastMillis);
        if (inside) {
            out.i64(sinceMillis);
        }
        out.count(pending);
        if (pending > 0) {
            out.i64(pendingMillis);
        }
    }

    /**
     * What {@link #write} wrote under the same rule.
     *
     * @throws MalformedStateException when no tracker of this rule is written so
     */
    public static FenceTracker read(StateReader in, FenceRule rule) {
        FenceTracker tracker = new FenceTracker(rule);
        int at = in.position();
        int form = in.u8();
        if (form > 3 || form == 3 && rule.dwellMillis() == 0) {
            throw new MalformedStateException(at, "0 to " + (rule.dwellMillis() == 0 ? 2 : 3), form);
        }
        tracker.seen = form > 0;
        tracker.inside = form > 1;
        tracker.told = form == 3;
        if (tracker.seen) {
            tracker.lastMillis = TimeLimits.read(in, 0, TimeLimits.MAX_TIME_MILLIS);
            tracker.sinceMillis = tracker.inside ? TimeLimits.read(in, 0, tracker.lastMillis) : 0;
            tracker.pending = in.count(rule.confirmations() - 1);
            tracker.pendingMillis =
                    tracker.pending > 0 ? TimeLimits.read(in, tracker.sinceMillis, tracker.lastMillis) : 0;
        }
        return tracker;
    }
}
