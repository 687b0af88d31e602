package io.tallystick.rules.signal;

import static io.tallystick.rules.signal.SignalLimits.NONE;
import static io.tallystick.rules.signal.SignalLimits.require;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Raised when the condition was true for at least k of the last n samples; cleared when it was false for so many of them that at
 * most {@code clearAtMost} of n can be true. Fewer than n samples are enough for either where the numbers allow it: three true ones
 * make "3 of the last 5" at once. The clock alone brings nothing.
 *
 * <p>RAISED holds since the oldest true sample in the window; CLEARED since the sample that cleared it.
 *
 * <pre>state = raised bool, count of samples, each: time i64, truth bool; the oldest first</pre>
 */
public final class KOfN extends Level implements Clockless {
    private final Spec spec;
    private final long[] times;
    private final boolean[] truths;
    private int oldest;
    private int size;
    private int trues;

    /**
     * @param k 1 to n
     * @param n 1 to {@link SignalLimits#MAX_WINDOW}
     * @param clearAtMost 0 to k - 1
     * @param maxGapMs the window is emptied when a sample comes later than this after the last; or
     *     {@link SignalLimits#NO_MAX_GAP}
     */
    public record Spec(int k, int n, int clearAtMost, long maxGapMs) {
        public Spec {
            SignalLimits.number("n", 1, SignalLimits.MAX_WINDOW, n);
            SignalLimits.number("k of " + n, 1, n, k);
            SignalLimits.number("clear at most", 0, k - 1, clearAtMost);
            SignalLimits.maxGap(maxGapMs);
        }
    }

    public KOfN(Spec spec) {
        this.spec = spec;
        this.times = new long[spec.n];
        this.truths = new boolean[spec.n];
    }

    /** One sample; times as for {@link Threshold#sample}. */
    public void sample(long atMs, boolean condition, EdgeSink sink) {
        long last = last();
        long at = Math.max(SignalLimits.time(atMs), last);
        if (last != NONE && at - last > spec.maxGapMs) {
            empty();
        }
        add(at, condition);
        if (raised ? clears() : trues >= spec.k) {
            flip(at, raised ? at : oldestTrue(), sink);
        }
    }

    private void add(long at, boolean truth) {
        int place = index(size);
        if (size == spec.n) {
            trues -= truths[oldest] ? 1 : 0;
            oldest = index(1);
        } else {
            size++;
        }
        times[place] = at;
        truths[place] = truth;
        trues += truth ? 1 : 0;
    }

    private boolean clears() {
        return size - trues >= spec.n - spec.clearAtMost;
    }

    private long oldestTrue() {
        int i = 0;
        while (!truths[index(i)]) {
            i++;
        }
        return times[index(i)];
    }

    private long last() {
        return size == 0 ? NONE : times[index(size - 1)];
    }

    private int index(int i) {
        int index = oldest + i;
        return index >= spec.n ? index - spec.n : index;
    }

    private void empty() {
        oldest = 0;
        size = 0;
        trues = 0;
    }

    @Override
    public void reset() {
        raised = false;
        empty();
    }

    @Override
    public void write(StateWriter out) {
        out.bool(raised).count(size);
        for (int i = 0; i < size; i++) {
            out.i64(times[index(i)]).bool(truths[index(i)]);
        }
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for what no run of this specification leaves */
    public static KOfN read(Spec spec, StateReader in) {
        KOfN read = new KOfN(spec);
        read.raised = in.bool();
        int count = in.count(spec.n);
        for (int i = 0; i < count; i++) {
            long last = read.last();
            int at = in.position();
            long time = SignalLimits.readTime(in);
            if (time == NONE || time < last || (last != NONE && time - last > spec.maxGapMs)) {
                throw new MalformedStateException(at, "a time of " + last + " or up to maxGap later", time);
            }
            read.add(time, in.bool());
        }
        require(in, count > 0 || !read.raised, "nothing before the first sample", "raised");
        boolean missed = read.raised ? read.clears() : read.trues >= spec.k;
        require(in, !missed, "a window that brings no edge", read.trues + " true of " + count);
        return read;
    }
}
