package io.tallystick.rules.window;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;
import java.util.Set;

/** What one period of a calendar window holds: sums and ends, not samples, so that its size hangs on nothing but percentiles. */
final class CalendarPeriod extends TalliedValues {
    private final boolean minMax;
    private double min;
    private double max;
    private long firstMillis;
    private double first;
    private long lastMillis;
    private double last;

    CalendarPeriod(Set<Aggregate> asked) {
        super(new Tally(asked, asked.contains(Aggregate.PERCENTILE)));
        this.minMax = asked.contains(Aggregate.MIN) || asked.contains(Aggregate.MAX);
    }

    void add(long time, double value) {
        boolean none = tally.count() == 0;
        if (none || time < firstMillis) {
            firstMillis = time;
            first = value;
        }
        if (none || time >= lastMillis) {
            lastMillis = time;
            last = value;
        }
        min = none ? value : Math.min(min, value);
        max = none ? value : Math.max(max, value);
        tally.add(value);
    }

    void clear() {
        tally.clear();
    }

    @Override
    public double min() {
        Tally.require(minMax, Aggregate.MIN);
        return orNaN(min);
    }

    @Override
    public double max() {
        Tally.require(minMax, Aggregate.MAX);
        return orNaN(max);
    }

    @Override
    public double first() {
        return orNaN(first);
    }

    @Override
    public double last() {
        return orNaN(last);
    }

    /** The tally, and when it counts any: first time and value, last time and value, min and max if asked for. */
    void write(StateWriter out) {
        tally.write(out);
        if (tally.count() > 0) {
            out.i64(firstMillis).f64(first).i64(lastMillis).f64(last);
            if (minMax) {
                out.f64(min).f64(max);
            }
        }
    }

    /** @param least the period's first millisecond, most the last one that was seen */
    void read(StateReader in, long least, long most) {
        tally.read(in);
        if (tally.count() == 0) {
            return;
        }
        firstMillis = TimeLimits.read(in, least, most);
        first = StoredSample.value(in);
        lastMillis = TimeLimits.read(in, firstMillis, most);
        last = StoredSample.value(in);
        if (minMax) {
            int at = in.position();
            min = StoredSample.value(in);
            max = StoredSample.value(in);
            if (min > Math.min(first, last) || max < Math.max(first, last)) {
                throw new MalformedStateException(at, "first and last between min and max", min + " and " + max);
            }
        }
    }

    @Override
    double rate(double unitMillis) {
        return orNaN(Rate.of(firstMillis, first, lastMillis, last, unitMillis));
    }

    private double orNaN(double value) {
        return tally.count() == 0 ? Double.NaN : value;
    }
}
