package io.tallystick.rules.window;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;
import java.util.Set;

/**
 * A window that holds its samples: those of the last so many milliseconds before the newest time seen (that time back,
 * exclusive), or the last n. Samples, not sub-buckets, because then every result is exact and a late sample finds its place; the
 * price is a bound on their number: when there are more, the oldest leave early and {@link #complete()} says so. Not for use by
 * several threads at once.
 *
 * <pre>
 * state = now i64, floor i64 (both the least i64 where there is none), count, count x (time i64, value f64)
 * </pre>
 */
public final class SampleWindow extends TalliedValues {
    private static final long NONE = Long.MIN_VALUE;

    private final long durationMillis;
    private final int maxSamples;
    private final boolean keepsOrder;
    private final SampleRing samples = new SampleRing();
    private long now = NONE;
    private long floor = NONE;

    private SampleWindow(long durationMillis, int maxSamples, Set<Aggregate> asked) {
        super(new Tally(asked, keepsOrder(asked)));
        this.durationMillis = durationMillis;
        this.maxSamples = maxSamples;
        this.keepsOrder = keepsOrder(asked);
    }

    private static boolean keepsOrder(Set<Aggregate> asked) {
        return asked.contains(Aggregate.MIN) || asked.contains(Aggregate.MAX) || asked.contains(Aggregate.PERCENTILE);
    }

    /**
     * A window of the samples with now - duration &lt; time &lt;= now, where now is the newest time seen.
     *
     * @param durationMillis 1 to {@link WindowLimits#MAX_DURATION_MILLIS}
     * @param maxSamples 1 to {@link WindowLimits#MAX_SLIDING_SAMPLES}
     * @param asked what it will be asked for
     */
    public static SampleWindow sliding(long durationMillis, int maxSamples, Set<Aggregate> asked) {
        requireRange("duration in milliseconds", durationMillis, WindowLimits.MAX_DURATION_MILLIS);
        requireRange("samples in a sliding window", maxSamples, WindowLimits.MAX_SLIDING_SAMPLES);
        return new SampleWindow(durationMillis, maxSamples, asked);
    }

    /**
     * A window of the n newest samples by event time.
     *
     * @param n 1 to {@link WindowLimits#MAX_LAST}
     * @param asked what it will be asked for
     */
    public static SampleWindow last(int n, Set<Aggregate> asked) {
        requireRange("values in a window over the last n", n, WindowLimits.MAX_LAST);
        return new SampleWindow(Long.MAX_VALUE, n, asked);
    }

    /**
     * Takes a sample: O(log n) in order; late, also as many moves as there are older or newer samples, whichever are fewer.
     *
     * @throws RefusedSampleException if the value is not finite or the time out of range
     */
    public Added add(long timeMillis, double value) {
        double kept = RefusedSampleException.checkedValue(value);
        long time = RefusedSampleException.checkedTime(timeMillis);
        boolean inOrder = time >= now;
        if (inOrder) {
            advance(time);
        } else if (!inside(time) || time < floor) {
            return Added.TOO_LATE;
        }
        if (samples.count() == maxSamples) {
            if (time < samples.time(0)) {
                raiseFloor(time);
                return Added.TOO_LATE;
            }
            raiseFloor(samples.time(0));
            removeOldest();
        }
        samples.insert(time, kept);
        tally.add(kept);
        return inOrder ? Added.IN_ORDER : Added.LATE;
    }

    /**
     * Lets time pass without a sample; an earlier time than seen changes nothing.
     *
     * @throws RefusedSampleException if the time is out of range
     */
    public void advance(long nowMillis) {
        long time = RefusedSampleException.checkedTime(nowMillis);
        if (time > now) {
            now = time;
            while (samples.count() > 0 && !inside(samples.time(0))) {
                removeOldest();
            }
            if (floor != NONE && !inside(floor)) {
                floor = NONE;
            }
        }
    }

    /** False when a sample that belongs inside by its time had to leave, or was not let in, for want of room. */
    public boolean complete() {
        return floor == NONE;
    }

    /** True when a window over the last n holds n. */
    public boolean full() {
        return samples.count() == maxSamples;
    }

    @Override
    public double min() {
        Tally.require(keepsOrder, Aggregate.MIN);
        return tally.smallest();
    }

    @Override
    public double max() {
        Tally.require(keepsOrder, Aggregate.MAX);
        return tally.largest();
    }

    @Override
    public double first() {
        return count() == 0 ? Double.NaN : samples.value(0);
    }

    @Override
    public double last() {
        return count() == 0 ? Double.NaN : samples.value(count() - 1);
    }

    /** Writes what it holds, not what it was made with. */
    public void write(StateWriter out) {
        out.i64(now).i64(floor).count(samples.count());
        for (int n = 0; n < samples.count(); n++) {
            out.i64(samples.time(n)).f64(samples.value(n));
        }
    }

    /**
     * Becomes what was written by a window made alike; this one must be new.
     *
     * @throws MalformedStateException if no window made like this one would have written it
     */
    public void read(StateReader in) {
        requireNew();
        int at = in.position();
        now = in.i64();
        floor = in.i64();
        boolean anyTime = now != NONE;
        boolean good = anyTime ? now >= TimeLimits.MIN_TIME_MILLIS && now <= TimeLimits.MAX_TIME_MILLIS : floor == NONE;
        good &= floor == NONE
                || durationMillis != Long.MAX_VALUE
                        && floor >= TimeLimits.MIN_TIME_MILLIS
                        && floor <= now
                        && inside(floor);
        if (!good) {
            throw new MalformedStateException(at, "a floor inside the window before now", now + " and " + floor);
        }
        int count = in.count(anyTime ? maxSamples : 0);
        long least = Math.max(floor, TimeLimits.MIN_TIME_MILLIS);
        for (int n = 0; n < count; n++) {
            long time = TimeLimits.read(in, least, now);
            if (!inside(time)) {
                throw new MalformedStateException(in.position() - 8, "a time inside the window", time);
            }
            double value = StoredSample.value(in);
            samples.insert(time, value);
            tally.add(value);
            least = time;
        }
    }

    @Override
    double rate(double unitMillis) {
        int count = count();
        return count == 0
                ? Double.NaN
                : Rate.of(
                        samples.time(0),
                        samples.value(0),
                        samples.time(count - 1),
                        samples.value(count - 1),
                        unitMillis);
    }

    private boolean inside(long time) {
        return durationMillis == Long.MAX_VALUE || time > now - durationMillis;
    }

    private void raiseFloor(long time) {
        if (durationMillis != Long.MAX_VALUE) {
            floor = Math.max(floor, time);
        }
    }

    private void removeOldest() {
        tally.remove(samples.value(0));
        samples.removeOldest();
    }

    private void requireNew() {
        if (now != NONE) {
            throw new IllegalStateException("window: want a new one to read state into, got one in use");
        }
    }

    private static void requireRange(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + ": want 1 to " + most + ", got " + value);
        }
    }
}
