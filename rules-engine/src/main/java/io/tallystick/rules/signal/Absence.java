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
public final class Absence extends Level {
    private final Spec spec;
    /** While raised those that came again; the last one in any case, or the start. */
    private final Row samples;

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
        this.samples = new Row(spec.forMs);
    }

    /** Begins to wait at this time, forgetting what was before; without an edge. */
    public void start(long atMs) {
        SignalLimits.time(atMs);
        reset();
        samples.last = atMs;
    }

    /** A sample came; times as for {@link Threshold#sample}. */
    public void sample(long atMs, EdgeSink sink) {
        boolean away = raised && samples.count == 0;
        long at = Math.max(SignalLimits.time(atMs), away ? samples.last + spec.forMs : samples.last);
        if (dueMs() < at) {
            edge(dueMs(), samples.last, sink);
        }
        if (raised) {
            samples.add(at);
        }
        samples.last = at;
        if (samples.count == spec.back) {
            edge(at, samples.first, sink);
        }
    }

    private void edge(long at, long since, EdgeSink sink) {
        samples.end();
        flip(at, since, sink);
    }

    @Override
    public long dueMs() {
        return raised || samples.last == NONE ? NEVER : samples.last + spec.forMs;
    }

    @Override
    public void advance(long toMs, EdgeSink sink) {
        SignalLimits.time(toMs);
        long due = dueMs();
        if (due <= toMs) {
            edge(due, samples.last, sink);
        }
    }

    @Override
    public void reset() {
        raised = false;
        samples.reset();
    }

    @Override
    public void write(StateWriter out) {
        samples.write(out.bool(raised));
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for what no run of this specification leaves */
    public static Absence read(Spec spec, StateReader in) {
        Absence read = new Absence(spec);
        read.raised = in.bool();
        read.samples.read(in, read.raised ? spec.back - 1 : 0);
        long last = read.samples.last;
        require(in, last != NONE || !read.raised, "nothing before the start", "raised");
        long due = read.raised && read.samples.count == 0 ? last + spec.forMs : 0;
        require(in, due <= TimeLimits.MAX_TIME_MILLIS, "raised by " + TimeLimits.MAX_TIME_MILLIS, due);
        return read;
    }
}
