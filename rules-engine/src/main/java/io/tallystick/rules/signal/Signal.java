package io.tallystick.rules.signal;

import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;
import java.util.OptionalLong;

/**
 * A state machine fed with samples (each kind has its own method for that) and with the clock.
 *
 * <p>Time never goes back: a sample's time that lies before the signal's last sample or edge counts as the time of that. A call
 * of {@link #advance} that brings no edge leaves no trace in the state, so how often the clock is looked at changes nothing.
 *
 * <p>Not for use by several threads at once. The specification (durations, numbers) is the contract's and not in the state.
 */
public sealed interface Signal permits Level, Clockless, Deadline {
    /** As a due time: the clock brings nothing, only a sample can. */
    long NEVER = Long.MAX_VALUE;

    /**
     * When the clock brings the next edge if no sample comes before or at that time, in ms; or {@link #NEVER}.
     *
     * <p>Samples mostly move this to later. The caller's timer need not follow each time: one that fires early does no harm, as
     * {@link #advance} then brings nothing, and is set to the due time of that moment. It must only never be set later than this.
     */
    long dueMs();

    /** {@link #dueMs()} as an optional. */
    default OptionalLong nextDue() {
        long due = dueMs();
        return due == NEVER ? OptionalLong.empty() : OptionalLong.of(due);
    }

    /**
     * Says that all samples up to and with this time were handed in: what is due by then happens.
     *
     * @param toMs 0 to {@link TimeLimits#MAX_TIME_MILLIS}; one before an earlier call's is allowed and brings nothing
     */
    void advance(long toMs, EdgeSink sink);

    /** Whether a level signal is on; for {@link Sequence} and {@link Deadline} whether a first step waits for the next. */
    boolean active();

    /** Forgets everything, without an edge; as newly made. */
    void reset();

    /** Writes the state; each kind's {@code read} takes it back. */
    void write(StateWriter out);
}
