package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Scope;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a contract takes over the instances of another version, checked against that version's text. Lists are in the order of the
 * contracts' own.
 *
 * @param states for each state of the old version the state that takes it over: a place in the new one's; -1 for final states
 * @param params for each param of the new version where its value comes from
 * @param vars for each variable of the new version likewise
 * @param holds for each state of the old version the authors' ids of the holds that may be open in it, as was followed through the
 *     new version's states
 * @param scope of the expressions: the old version's params, then its variables, each in its own order
 */
public record Migration(
        List<Integer> states, List<Value> params, List<Value> vars, List<SortedSet<String>> holds, Scope scope) {
    public Migration {
        states = List.copyOf(states);
        params = List.copyOf(params);
        vars = List.copyOf(vars);
        holds = holds.stream()
                .map(ids -> Collections.unmodifiableSortedSet(new TreeSet<>(ids)))
                .toList();
    }

    /** Where a value comes from. */
    public sealed interface Value {
        /** @param place in the old version's params or variables: its value is kept */
        record Kept(int place) implements Value {}

        /** @param expression over {@link Migration#scope} */
        record Computed(Expression expression) implements Value {}

        /** The param's default, the variable's first value. */
        record First() implements Value {}
    }
}
