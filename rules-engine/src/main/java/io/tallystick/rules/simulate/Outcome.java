package io.tallystick.rules.simulate;

import io.tallystick.rules.engine.Firing;
import java.util.List;

/**
 * What one event or timer brought about in one instance.
 *
 * @param index its place among all events and outcomes of the run, from 0
 * @param cause the event's index; -1 for a timer
 * @param timeMillis the ledger's time
 * @param instance the id of the instance
 * @param subject what the instance is about
 * @param firings at least one, in order
 * @param told what an evaluation that suspended the instance says of it; empty for all others
 */
public record Outcome(
        long index, long cause, long timeMillis, String instance, String subject, List<Firing> firings, String told) {
    /** The cause of what no event brought about. */
    public static final long TIMER = -1;

    public Outcome {
        firings = List.copyOf(firings);
    }
}
