package io.tallystick.rules.engine;

import java.util.List;

/**
 * A rule fired, or the engine itself did something that is for the record.
 *
 * @param rule the rule's path, as {@code inTransit.on[2]}; of the engine itself {@code open}, {@code note}, {@code alert}, {@code acknowledge},
 *     {@code refused}, {@code late}, {@code suspend}
 * @param atMillis ledger time; of a timer the time at which it was due
 * @param evidence indexes of the leaves that it hangs on, ascending, at most {@link EngineLimits#MAX_EVIDENCE}
 * @param before the state's name before
 * @param after the state's name after
 * @param effects in the order in which they happened
 */
public record Firing(
        String rule, long atMillis, List<Long> evidence, String before, String after, List<Effect> effects) {
    public Firing {
        evidence = List.copyOf(evidence);
        effects = List.copyOf(effects);
    }
}
