package io.tallystick.rules.simulate;

import java.util.List;
import java.util.SortedMap;

/**
 * Why a rule has not fired.
 *
 * @param rule its path
 * @param timeMillis the moment that is looked at
 * @param fired how often it had fired by then
 * @param firedMillis when it did last; -1 for never
 * @param reasons in words, the most telling first
 * @param parts of the contract's text: the rule, and the signal that would set it off
 * @param conditions of the rule and its signal, with what they are worth
 * @param seen what last came of the inputs that the rule hangs on
 * @param values of the names that the rule and its signal mention
 */
public record WhyNot(
        String rule,
        long timeMillis,
        long fired,
        long firedMillis,
        List<String> reasons,
        List<SourceLines.Part> parts,
        List<Condition> conditions,
        List<Seen> seen,
        SortedMap<String, String> values) {
    public WhyNot {
        reasons = List.copyOf(reasons);
        parts = List.copyOf(parts);
        conditions = List.copyOf(conditions);
        seen = List.copyOf(seen);
    }
}
