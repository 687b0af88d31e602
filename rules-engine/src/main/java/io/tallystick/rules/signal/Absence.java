package io.tallystick.rules.signal;

import static io.tallystick.rules.signal.SignalLimits.NONE;
import static io.tallystick.rules.signal.SignalLimits.require;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;

/**
 * Raised when no sample came for a duration since the last one, or since the start; cleared by samples that come again.
 *
 * <p>A sample at the very end of the duration is in time. RAISED holds since the last sample (or the start), CLEARED since the
 * first sample of those that came again. Before {@link #start} or a first sample nothing is awaited.
 *
 * <pre>state = raised bool, back i32, firstBack i64 (-1: back is 0), last i64 (-1: not started)</pre>
 */
public final class Absence implements Signal {
    private final Spec spec;
    private boolean raised;
    private int back;
    private long firstBack = NONE;
    private long last = NONE;

    /**
     * @param forMs how long without a sample, 1 or more
     * @param back how many samples, none later than {@code forMs} after the one before, clear it: 1 to
     *     {@link SignalLimits#MAX_IN_A_ROW}
     */
    public record Spec(long forMs, int back) {
        public Spec {
            SignalLimits.duration("absent for", 1, forMs);
            SignalLimits.number("samples to clear", 1, SignalLimits.MAX_IN_A_ROW, back);
        }

        /**
         * A heartbeat: a sample is expected each {@code everyMs}; raised when {@code misses} in a row did not come, each being
         * allowed {@code graceMs} of delay: that is, absent for {@code misses * everyMs + graceMs}.
         */
        public static Spec heartbeat(long everyMs, long graceMs, int misses, int back) {
            SignalLimits.duration("heartbeat every", 1, everyMs);
            SignalLimits.duration("heartbeat grace", 0, graceMs);
            SignalLimits.number("heartbeats missed", 1, SignalLimits.MAX_IN_A_ROW, misses);
            return new Spec(misses * everyMs + graceMs, back);
        }
    }

    public Absence(Spec spec) {
        this.spec = spec;
    }

    /** Begins to wait at this time, forgetting what was before; without an edge. */
    public void start(long atMs) {
        SignalLimits.time(atMs);
        reset();
        last = atMs;
    }

    /** A sample came; times as for {@link Threshold#sample}. */
    public void sample(long atMs, EdgeSink sink) {
        long at = Math.max(SignalLimits.time(atMs), raised && back == 0 ? last + spec.forMs : last);
        if (dueMs() < at) {
            edge(dueMs(), last, sink);
        }
        if (raised) {
            if (back == 0 || at - last > spec.forMs) {
                back = 0;
                firstBack = at;
            }
            back++;
        }
        last = at;
        if (back == spec.back) {
            edge(at, firstBack, sink);
        }
    }

    private void edge(long at, long since, EdgeSink sink) {
        raised = !raised;
        back = 0;
        firstBack = NONE;
        sink.edge(raised ? Edge.RAISED : Edge.CLEARED, at, since);
    }

    @Override
    public long dueMs() {
        return raised || last == NONE ? NEVER : last + spec.forMs;
    }

    @Override
    public void advance(long toMs, EdgeSink sink) {
        SignalLimits.time(toMs);
        long due = dueMs();
        if (due <= toMs) {
            edge(due, last, sink);
        }
    }

    @Override
    public boolean active() {
        return raised;
    }

    @Override
    public void reset() {
        raised = false;
        back = 0;
        firstBack = NONE;
        last = NONE;
    }

    @Override
    public void write(StateWriter out) {
        out.bool(raised).count(back).i64(firstBack).i64(last);
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for what no run of this specification leaves */
    public static Absence read(Spec spec, StateReader in) {
        Absence read = new Absence(spec);
        read.raised = in.bool();
        read.back = in.count(read.raised ? spec.back - 1 : 0);
        read.firstBack = SignalLimits.readTime(in);
        read.last = SignalLimits.readTime(in);
        read.check(in);
        return read;
    }

    private void check(StateReader in) {
        require(in, last != NONE || !raised, "nothing before the start", "raised");
        if (back == 0) {
            require(in, firstBack == NONE, "no time of no samples", firstBack);
            long due = raised ? last + spec.forMs : 0;
            require(in, due <= TimeLimits.MAX_TIME_MILLIS, "raised by " + TimeLimits.MAX_TIME_MILLIS, due);
        } else {
            long took = last - firstBack;
            require(in, firstBack != NONE && took >= 0, "a first time of at most " + last, firstBack);
            long most = (back - 1) * spec.forMs;
            require(in, took <= most, back + " samples in at most " + most + " ms", took);
        }
    }
}
