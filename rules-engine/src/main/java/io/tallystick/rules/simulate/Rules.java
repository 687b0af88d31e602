package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds things in a contract. */
final class Rules {
    private Rules() {}

    /** All rules, in order: those of states, then those of all states. */
    static List<Rule> all(Contract contract) {
        List<Rule> all = new ArrayList<>();
        contract.states().forEach(state -> all.addAll(state.rules()));
        all.addAll(contract.always());
        return all;
    }

    /** The rule of a path. */
    static Optional<Rule> byPath(Contract contract, String path) {
        return all(contract).stream().filter(rule -> rule.path().equals(path)).findFirst();
    }

    /** Those that raise an alert of a key, or move money under an id, from or to a role: by themselves or by the states that they leave and enter. */
    static List<Rule> thatCould(Contract contract, String what) {
        return all(contract).stream()
                .filter(rule -> actions(contract, rule).anyMatch(action -> isAbout(action, what)))
                .toList();
    }

    private static Stream<Action> actions(Contract contract, Rule rule) {
        if (rule.go() < 0) {
            return rule.actions().stream();
        }
        Stream<Action> exit = stateOf(contract, rule).stream().flatMap(state -> state.exit().stream());
        Stream<Action> enter = contract.states().get(rule.go()).enter().stream();
        return Stream.of(rule.actions().stream(), exit, enter).flatMap(each -> each);
    }

    private static boolean isAbout(Action action, String what) {
        if (action instanceof Action.Raise raise) {
            return raise.key().equals(what);
        } else if (action instanceof Action.Hold hold) {
            return hold.id().equals(what) || hold.from().equals(what);
        } else if (action instanceof Action.Post post) {
            return post.id().equals(what)
                    || post.to().stream().anyMatch(share -> share.role().equals(what));
        } else if (action instanceof Action.Void free) {
            return free.id().equals(what);
        } else if (action instanceof Action.Transfer transfer) {
            return List.of(transfer.id(), transfer.from(), transfer.to()).contains(what);
        }
        return action instanceof Action.Issue issue
                && List.of(issue.id(), issue.from(), issue.to()).contains(what);
    }

    /** The state that a rule stands in; empty for a rule of all states. */
    static Optional<State> stateOf(Contract contract, Rule rule) {
        return contract.states().stream()
                .filter(state -> state.rules().contains(rule))
                .findFirst();
    }

    /** The signal that sets a rule off; empty if it is set off by something else. */
    static Optional<Signalling> signalOf(Contract contract, Rule rule) {
        return rule.trigger() instanceof Trigger.Signal signal
                ? Optional.of(contract.signals().get(signal.signal()))
                : Optional.empty();
    }

    /** What a signal looks at again and again; null where it looks at no condition. */
    static Expression when(Signalling signal) {
        if (signal.kind() instanceof Signalling.OverTime over) {
            return over.when();
        }
        if (signal.kind() instanceof Signalling.Row row) {
            return row.when();
        }
        return signal.kind() instanceof Signalling.Share share ? share.when() : null;
    }
}
