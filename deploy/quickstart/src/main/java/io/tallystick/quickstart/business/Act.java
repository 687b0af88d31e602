package io.tallystick.quickstart.business;

import java.time.Duration;
import java.util.List;

/**
 * A part of a scene. It begins at its time, and not before the ledgers have shown what comes of the acts before it: whoever acts on an
 * order has seen the order.
 *
 * @param at after the scene's begin
 * @param says in this order
 * @param tally what comes of it
 */
public record Act(Duration at, List<Say> says, Tally tally) {
    public Act {
        says = List.copyOf(says);
    }
}
