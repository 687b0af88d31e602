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
public final class InARow extends Level implements Clockless {
    private final Spec spec;
    private final Row row;

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
        this.row = new Row(spec.maxGapMs);
    }

    /** One sample; times as for {@link Threshold#sample}. */
    public void sample(long atMs, boolean condition, boolean clear, EdgeSink sink) {
        long at = Math.max(SignalLimits.time(atMs), row.last);
        if (!(raised ? clear : condition)) {
            row.end();
            row.last = at;
            return;
        }
        row.add(at);
        if (row.count == needed()) {
            long since = row.first;
            row.end();
            flip(at, since, sink);
        }
    }

    private int needed() {
        return raised ? spec.clearN : spec.n;
    }

    @Override
    public void reset() {
        raised = false;
        row.reset();
    }

    @Override
    public void write(StateWriter out) {
        row.write(out.bool(raised));
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for what no run of this specification leaves */
    public static InARow read(Spec spec, StateReader in) {
        InARow read = new InARow(spec);
        read.raised = in.bool();
        read.row.read(in, read.needed() - 1);
        boolean sampled = read.row.last != NONE;
        require(in, sampled || !read.raised, "nothing before the first sample", "an edge");
        return read;
    }
}
