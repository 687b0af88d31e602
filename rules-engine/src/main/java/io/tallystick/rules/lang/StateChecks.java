package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Looks at the state machine as a whole: every state can be reached, and every state that is no end can be left. */
final class StateChecks {
    private StateChecks() {}

    static void check(Source source, Contract contract, List<StatesSection.Declared> declared) {
        boolean[] reached = reached(contract);
        boolean alwaysLeaves = contract.always().stream().anyMatch(rule -> rule.go() >= 0);
        for (int place = 0; place < reached.length; place++) {
            State state = contract.states().get(place);
            Node at = declared.get(place).node();
            if (!reached[place]) {
                source.error(
                        at,
                        "state " + state.name() + ": no rule leads here",
                        "add a rule with \"go: " + state.name() + "\", or remove the state");
            }
            boolean leaves = alwaysLeaves || state.rules().stream().anyMatch(rule -> rule.go() >= 0);
            boolean mayStay = state.isFinal() || declared.get(place).endless();
            if (!leaves && !mayStay) {
                source.error(
                        at,
                        "state " + state.name() + ": no rule leads out of it",
                        "add a rule with \"go\", or say that it ends here (final: true) or goes on for ever (endless: true)");
            }
            if (leaves && declared.get(place).endless()) {
                source.error(at, "state " + state.name() + ": it is endless, but a rule leads out of it", "");
            }
        }
    }

    private static boolean[] reached(Contract contract) {
        boolean[] reached = new boolean[contract.states().size()];
        Deque<Integer> open = new ArrayDeque<>(List.of(contract.start()));
        reached[contract.start()] = true;
        while (!open.isEmpty()) {
            State state = contract.states().get(open.pop());
            if (!state.isFinal()) {
                follow(state.rules(), reached, open);
                follow(contract.always(), reached, open);
            }
        }
        return reached;
    }

    private static void follow(List<Rule> rules, boolean[] reached, Deque<Integer> open) {
        for (Rule rule : rules) {
            if (rule.go() >= 0 && !reached[rule.go()]) {
                reached[rule.go()] = true;
                open.push(rule.go());
            }
        }
    }
}
