package io.tallystick.rules.signal;

import static io.tallystick.rules.signal.SignalLimits.NONE;
import static io.tallystick.rules.signal.SignalLimits.require;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Raised by n samples in a row for which the condition is true, cleared by m in a row for which the clear condition is. The clock
 * alone brings nothing. Samples of one and the same time count each, in the order they are handed in.
 *
 * <pre>state = raised bool, count i32, first i64 (-1: count is 0), last i64 (-1: no sample yet)</pre>
 */
public final class InARow implements Signal {
    private final Spec spec;
    private boolean raised;
    private int count;
    private long first = NONE;
    private long last = NONE;

    /**
     * @param n 1 to {@link SignalLimits#MAX_IN_A_ROW}
     * @param clearN 1 to {@link SignalLimits#MAX_IN_A_ROW}
     * @param maxGapMs a row ends when the next sample comes later than this after the last; or {@link SignalLimits#NO_MAX_GAP}
     */
    public record Spec(int n, int clearN, long maxGapMs) {
        public Spec {
            SignalLimits.number("n in a row", 1, SignalLimits.MAX_IN_A_ROW, n);
            SignalLimits.number("n in a row to clear", 1, SignalLimits.MAX_IN_A_ROW, clearN);
            SignalLimits.maxGap(maxGapMs);
        }
    }

    public InARow(Spec spec) {
        this.spec = spec;
    }

    /** One sample; times as for {@link Threshold#sample}. */
    public void sample(long atMs, boolean condition, boolean clear, EdgeSink sink) {
        long at = Math.max(SignalLimits.time(atMs), last);
        if (!(raised ? clear : condition)) {
            count = 0;
            first = NONE;
            last = at;
            return;
        }
        if (count == 0 || at - last > spec.maxGapMs) {
            count = 0;
            first = at;
        }
        last = at;
        count++;
        if (count == needed()) {
            long since = first;
            raised = !raised;
            count = 0;
            first = NONE;
            sink.edge(raised ? Edge.RAISED : Edge.CLEARED, at, since);
        }
    }

    private int needed() {
        return raised ? spec.clearN : spec.n;
    }

    @Override
    public long dueMs() {
        return NEVER;
    }

    @Override
    public void advance(long toMs, EdgeSink sink) {
        SignalLimits.time(toMs);
    }

    @Override
    public boolean active() {
        return raised;
    }

    @Override
    public void reset() {
        raised = false;
        count = 0;
        first = NONE;
        last = NONE;
    }

    @Override
    public void write(StateWriter out) {
        out.bool(raised).count(count).i64(first).i64(last);
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for what no run of this specification leaves */
    public static InARow read(Spec spec, StateReader in) {
        InARow read = new InARow(spec);
        read.raised = in.bool();
        read.count = in.count(read.needed() - 1);
        read.first = SignalLimits.readTime(in);
        read.last = SignalLimits.readTime(in);
        read.check(in);
        return read;
    }

    private void check(StateReader in) {
        if (last == NONE) {
            require(in, !raised && count == 0, "nothing before the first sample", "a count or an edge");
        }
        if (count == 0) {
            require(in, first == NONE, "no first time of no samples", first);
        } else {
            require(in, first != NONE && first <= last, "a first time of at most " + last, first);
            require(in, count > 1 || first == last, "one sample's time " + last, first);
            long most = spec.maxGapMs == SignalLimits.NO_MAX_GAP ? NEVER : (count - 1) * spec.maxGapMs;
            require(in, last - first <= most, "a row of at most " + most + " ms", last - first);
        }
    }
}
