package io.tallystick.rules.signal;

import static io.tallystick.rules.signal.SignalLimits.NONE;
import static io.tallystick.rules.signal.SignalLimits.require;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Arrays;

/**
 * Looks for steps that come one after the other within a time: A then B then C, each its own event, of any input.
 *
 * <p>COMPLETED happens at the event that is the last step, if some choice of earlier events makes the steps in order with the first
 * at most {@code withinMs} before; it holds since the latest such first event. One event is one step at most in one choice. After
 * COMPLETED all is forgotten: an event is part of one completed sequence only, and the last step does not begin the next one.
 * The clock brings nothing; for a deadline that is missed see {@link Deadline}.
 *
 * <pre>state = last i64 (-1: no event yet), for each step but the last: i64, the first event's time of the latest way
 *         that came so far (-1: none)</pre>
 */
public final class Sequence implements Clockless {
    private final Spec spec;
    private final long[] starts;
    private long last = NONE;

    /**
     * @param steps 2 to {@link SignalLimits#MAX_STEPS}
     * @param withinMs from the first step to the last, that moment included
     * @param strict whether nothing else may come in between; else other events are passed over
     */
    public record Spec(int steps, long withinMs, boolean strict) {
        public Spec {
            SignalLimits.number("steps", 2, SignalLimits.MAX_STEPS, steps);
            SignalLimits.duration("within", 0, withinMs);
        }
    }

    public Sequence(Spec spec) {
        this.spec = spec;
        this.starts = new long[spec.steps - 1];
        Arrays.fill(starts, NONE);
    }

    /**
     * One event.
     *
     * @param atMs as for {@link Threshold#sample}
     * @param matches bit i, from 0: the event can be step i; an event that is no step has no bit
     */
    public void event(long atMs, int matches, EdgeSink sink) {
        matches(spec.steps, matches);
        long at = Math.max(SignalLimits.time(atMs), last);
        last = at;
        for (int i = 0; i < starts.length; i++) {
            if (at - starts[i] > spec.withinMs) {
                starts[i] = NONE;
            }
        }
        int end = starts.length - 1;
        if ((matches >> (end + 1) & 1) == 1 && starts[end] != NONE) {
            long since = starts[end];
            Arrays.fill(starts, NONE);
            sink.edge(Edge.COMPLETED, at, since);
            return;
        }
        for (int i = end; i >= 0; i--) {
            long before = i == 0 ? at : starts[i - 1];
            if ((matches >> i & 1) == 1 && before != NONE) {
                starts[i] = before;
            } else if (spec.strict) {
                starts[i] = NONE;
            }
        }
    }

    static void matches(int steps, int matches) {
        if (matches >>> steps != 0) {
            throw new IllegalArgumentException(
                    "matches: want bits of " + steps + " steps, got 0b" + Integer.toBinaryString(matches));
        }
    }

    @Override
    public boolean active() {
        for (long start : starts) {
            if (start != NONE) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void reset() {
        last = NONE;
        Arrays.fill(starts, NONE);
    }

    @Override
    public void write(StateWriter out) {
        out.i64(last);
        for (long start : starts) {
            out.i64(start);
        }
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for what no run of this specification leaves */
    public static Sequence read(Spec spec, StateReader in) {
        Sequence read = new Sequence(spec);
        read.last = SignalLimits.readTime(in);
        long newest = read.last;
        for (int i = 0; i < read.starts.length; i++) {
            long start = SignalLimits.readTime(in);
            require(in, start <= newest, "a start of at most " + newest, start);
            require(in, start == NONE || read.last - start <= spec.withinMs, "within " + spec.withinMs + " ms", start);
            require(in, start == NONE || i > 0 || !spec.strict || start == read.last, "the last event's time", start);
            read.starts[i] = start;
            newest = start == NONE && spec.strict ? newest : start;
        }
        return read;
    }
}
