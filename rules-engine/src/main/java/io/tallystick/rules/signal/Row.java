package io.tallystick.rules.signal;

import static io.tallystick.rules.signal.SignalLimits.NONE;
import static io.tallystick.rules.signal.SignalLimits.require;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Samples in a row, none later than a gap after the one before, and the time of the last sample of all.
 *
 * <pre>state = count i32, first i64 (-1: count is 0), last i64 (-1: none yet)</pre>
 */
final class Row {
    private final long maxGapMs;
    int count;
    long first = NONE;
    long last = NONE;

    /** @param maxGapMs or {@link SignalLimits#NO_MAX_GAP} */
    Row(long maxGapMs) {
        this.maxGapMs = maxGapMs;
    }

    /** One more sample of the row, or the first of a new one; not before the last. */
    void add(long at) {
        if (count == 0 || at - last > maxGapMs) {
            count = 0;
            first = at;
        }
        last = at;
        count++;
    }

    /** Ends the row; the time of its last sample stays. */
    void end() {
        count = 0;
        first = NONE;
    }

    void reset() {
        end();
        last = NONE;
    }

    void write(StateWriter out) {
        out.count(count).i64(first).i64(last);
    }

    /**
     * @param most samples of a row that goes on
     * @throws io.tallystick.rules.state.MalformedStateException for what no row with this gap leaves
     */
    void read(StateReader in, int most) {
        count = in.count(most);
        first = SignalLimits.readTime(in);
        last = SignalLimits.readTime(in);
        if (count == 0) {
            require(in, first == NONE, "no first time of no samples", first);
        } else {
            require(in, first != NONE && first <= last, "a first time of at most " + last, first);
            require(in, count > 1 || first == last, "one sample's time " + last, first);
            long longest = maxGapMs == SignalLimits.NO_MAX_GAP ? Long.MAX_VALUE : (count - 1) * maxGapMs;
            require(in, last - first <= longest, "a row of at most " + longest + " ms", last - first);
        }
    }
}
