package io.tallystick.rules.signal;

import static io.tallystick.rules.signal.SignalLimits.NONE;
import static io.tallystick.rules.signal.SignalLimits.require;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Steps that must come in order within a time once begun: COMPLETED, or MISSED by the clock at exactly the deadline.
 *
 * <p>It begins with {@link #open} (the contract entered a state, say), or with an event that is the first step while none is open.
 * One is open at a time, and a second first step does not move the deadline. An event at the very deadline is in time. One event
 * is one step at most. If nothing else may come in between, something else gives BROKEN, and that event may begin a new one.
 *
 * <pre>state = start i64 (-1: not open), next i32 (the step awaited), lastThing i64 (event, opening or edge; -1: none)</pre>
 */
public final class Deadline implements Signal {
    private final Spec spec;
    private long start = NONE;
    private int next;
    private long lastThing = NONE;

    /**
     * @param steps 1 to {@link SignalLimits#MAX_STEPS}
     * @param withinMs from the beginning to the last step, that moment included
     * @param strict whether an event that is not the awaited step breaks it; else it is passed over
     */
    public record Spec(int steps, long withinMs, boolean strict) {
        public Spec {
            SignalLimits.number("steps", 1, SignalLimits.MAX_STEPS, steps);
            SignalLimits.duration("within", 0, withinMs);
        }
    }

    public Deadline(Spec spec) {
        this.spec = spec;
    }

    /** Begins at this time with no step made, forgetting one that was open; without an edge. */
    public void open(long atMs) {
        start = Math.max(SignalLimits.time(atMs), lastThing);
        next = 0;
        lastThing = start;
    }

    /** One event; parameters as for {@link Sequence#event}. */
    public void event(long atMs, int matches, EdgeSink sink) {
        Sequence.matches(spec.steps, matches);
        long at = Math.max(SignalLimits.time(atMs), lastThing);
        if (dueMs() < at) {
            end(Edge.MISSED, dueMs(), sink);
        }
        lastThing = at;
        if (start != NONE && (matches >> next & 1) == 0) {
            if (!spec.strict) {
                return;
            }
            end(Edge.BROKEN, at, sink);
        }
        if (start == NONE) {
            if ((matches & 1) == 0) {
                return;
            }
            start = at;
        }
        next++;
        if (next == spec.steps) {
            end(Edge.COMPLETED, at, sink);
        }
    }

    private void end(Edge edge, long at, EdgeSink sink) {
        long since = start;
        start = NONE;
        next = 0;
        lastThing = at;
        sink.edge(edge, at, since);
    }

    @Override
    public long dueMs() {
        return start == NONE ? NEVER : start + spec.withinMs;
    }

    @Override
    public void advance(long toMs, EdgeSink sink) {
        SignalLimits.time(toMs);
        long due = dueMs();
        if (due <= toMs) {
            end(Edge.MISSED, due, sink);
        }
    }

    @Override
    public boolean active() {
        return start != NONE;
    }

    @Override
    public void reset() {
        start = NONE;
        next = 0;
        lastThing = NONE;
    }

    @Override
    public void write(StateWriter out) {
        out.i64(start).count(next).i64(lastThing);
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for what no run of this specification leaves */
    public static Deadline read(Spec spec, StateReader in) {
        Deadline read = new Deadline(spec);
        read.start = SignalLimits.readTime(in);
        read.next = in.count(read.start == NONE ? 0 : spec.steps - 1);
        read.lastThing = SignalLimits.readTime(in);
        long open = read.lastThing - read.start;
        require(
                in,
                read.start == NONE || (open >= 0 && open <= spec.withinMs),
                "0 to " + spec.withinMs + " ms since it was opened",
                open);
        return read;
    }
}
