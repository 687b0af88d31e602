package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
