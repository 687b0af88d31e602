package io.tallystick.rules.signal;

import static io.tallystick.rules.signal.SignalLimits.NONE;
import static io.tallystick.rules.signal.SignalLimits.require;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * A condition that must hold for a time to raise, and another that must hold for a time to clear.
 *
 * <p>A sample's truth holds from its time until the next sample, or with a {@code maxGap} at most for so long. A run begins at the
 * first sample for which the condition is true and ends at the first for which it is false. When the run has lasted for the
 * duration the edge happens, at exactly that moment, by a sample or by the clock. A false sample at that very moment comes first:
 * no edge. The clear condition is looked at only in samples after the raise, and the other way round.
 *
 * <pre>state = raised bool, run i64 (-1: none), lastSample i64 (-1: none), lastThing i64 (sample or edge)</pre>
 */
public final class Threshold extends Level {
    private final Spec spec;
    private long run = NONE;
    private long lastSample = NONE;
    private long lastThing = NONE;

    /**
     * @param forMs how long the condition must hold, 0: one sample is enough
     * @param clearForMs how long the clear condition must hold, 0: one sample is enough
     * @param maxGapMs a run ends when the next sample comes later than this after the last; or {@link SignalLimits#NO_MAX_GAP}
     */
    public record Spec(long forMs, long clearForMs, long maxGapMs) {
        public Spec {
            SignalLimits.duration("for", 0, forMs);
            SignalLimits.duration("clearFor", 0, clearForMs);
            SignalLimits.maxGap(maxGapMs);
        }
    }

    public Threshold(Spec spec) {
        this.spec = spec;
    }

    /**
     * One sample.
     *
     * @param atMs its time; one before the last sample or edge counts as the time of that
     * @param condition whether the condition is true
     * @param clear whether the clear condition is true (the contract's default: the condition is not)
     */
    public void sample(long atMs, boolean condition, boolean clear, EdgeSink sink) {
        long at = Math.max(SignalLimits.time(atMs), lastThing);
        if (run != NONE) {
            if (dueMs() < at) {
                edge(dueMs(), sink);
            } else if (at - lastSample > spec.maxGapMs) {
                run = NONE;
            }
        }
        lastSample = at;
        lastThing = at;
        if (!(raised ? clear : condition)) {
            run = NONE;
            return;
        }
        if (run == NONE) {
            run = at;
        }
        if (at - run >= needed()) {
            edge(at, sink);
        }
    }

    @Override
    public long dueMs() {
        if (run == NONE) {
            return NEVER;
        }
        long due = run + needed();
        return due - lastSample <= spec.maxGapMs ? due : NEVER;
    }

    @Override
    public void advance(long toMs, EdgeSink sink) {
        SignalLimits.time(toMs);
        long due = dueMs();
        if (due <= toMs) {
            edge(due, sink);
        }
    }

    private void edge(long at, EdgeSink sink) {
        long since = run;
        run = NONE;
        lastThing = at;
        flip(at, since, sink);
    }

    private long needed() {
        return raised ? spec.clearForMs : spec.forMs;
    }

    @Override
    public void reset() {
        raised = false;
        run = NONE;
        lastSample = NONE;
        lastThing = NONE;
    }

    @Override
    public void write(StateWriter out) {
        out.bool(raised).i64(run).i64(lastSample).i64(lastThing);
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for what no run of this specification leaves */
    public static Threshold read(Spec spec, StateReader in) {
        Threshold read = new Threshold(spec);
        read.raised = in.bool();
        read.run = SignalLimits.readTime(in);
        read.lastSample = SignalLimits.readTime(in);
        read.lastThing = SignalLimits.readTime(in);
        read.check(in);
        return read;
    }

    private void check(StateReader in) {
        if (lastSample == NONE) {
            require(
                    in,
                    !raised && run == NONE && lastThing == NONE,
                    "nothing before the first sample",
                    "a run or an edge");
        }
        if (run == NONE) {
            long quiet = lastThing - lastSample;
            long most = Math.min(raised ? spec.forMs : spec.clearForMs, spec.maxGapMs);
            require(in, quiet >= 0 && quiet <= most, "an edge 0 to " + most + " ms after the last sample", quiet);
        } else {
            long lasted = lastSample - run;
            require(in, lasted >= 0 && lasted < needed(), "a run of less than " + needed() + " ms", lasted);
            require(in, lastThing == lastSample, "no edge after the run's last sample " + lastSample, lastThing);
        }
    }
}
