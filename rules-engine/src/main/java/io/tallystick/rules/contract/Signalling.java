package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.signal.Absence;
import io.tallystick.rules.signal.Deadline;
import io.tallystick.rules.signal.InARow;
import io.tallystick.rules.signal.KOfN;
import io.tallystick.rules.signal.Sequence;
import io.tallystick.rules.signal.Threshold;
import java.util.List;

/**
 * A condition over time.
 *
 * @param name the author's, or made from the rule in which it stands
 * @param state the state in which it looks, a place in the contract's states, beginning anew whenever that is entered; -1 for all that are
 *     not final, from the opening on
 * @param activeSlot BOOL {@code name.active}; -1 for one that stands in a rule, which no expression names
 */
public record Signalling(String name, int state, Kind kind, int activeSlot) {
    /** What it looks for, and for how long. {@code inputs} are places in the contract's inputs: a sample is taken whenever one of them comes. */
    public sealed interface Kind {}

    /** {@code clear} is null for "{@code when} is not true". */
    public record OverTime(List<Integer> inputs, Expression when, Expression clear, SpecFor<Threshold.Spec> spec)
            implements Kind {}

    public record Row(List<Integer> inputs, Expression when, Expression clear, SpecFor<InARow.Spec> spec)
            implements Kind {}

    public record Share(List<Integer> inputs, Expression when, SpecFor<KOfN.Spec> spec) implements Kind {}

    /** @param input any kind of input */
    public record Missing(int input, SpecFor<Absence.Spec> spec) implements Kind {}

    public record InOrder(List<Step> steps, SpecFor<Sequence.Spec> spec) implements Kind {}

    /** @param fromStart whether it is opened when the signal begins to look; else by the first step */
    public record InTime(List<Step> steps, boolean fromStart, SpecFor<Deadline.Spec> spec) implements Kind {}

    /**
     * A step of a sequence or deadline.
     *
     * @param input what must come
     * @param guard what must hold then; null for nothing
     */
    public record Step(int input, Expression guard) {}
}
