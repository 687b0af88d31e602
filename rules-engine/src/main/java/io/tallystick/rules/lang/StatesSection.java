package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code states}, {@code start} and the rules of all states, {@code on}.
 *
 * <pre>
 * name: {final: true, endless: true, enter: ACTIONS, exit: ACTIONS, on: [RULE, …]}
 * </pre>
 *
 * A contract without states has one, {@code active}, that never ends.
 */
final class StatesSection {
    private static final String ONLY = "active";

    private final Draft draft;
    private final WindowsSection windows;
    private final List<Declared> declared = new ArrayList<>();

    /** @param node where it stands, for what is found wrong later */
    record Declared(String name, Node node, Fields fields, boolean endless) {}

    StatesSection(Draft draft, WindowsSection windows) {
        this.draft = draft;
        this.windows = windows;
    }

    void declare(Optional<Node> section, Node root) {
        for (Fields.Named part : draft.named(section, "states")) {
            Fields fields = draft.fields(part.value(), "state " + part.name());
            boolean endless = fields.optional("endless")
                    .flatMap(node -> draft.values.truth(node, "endless"))
                    .orElse(false);
            add(new Declared(part.name(), part.key(), fields, endless));
        }
        if (declared.isEmpty() && section.isEmpty()) {
            add(new Declared(ONLY, root, null, true));
        } else if (declared.isEmpty()) {
            draft.source.error(section.get(), "states: want at least one, got none");
        }
    }

    private void add(Declared state) {
        draft.statePlaces.put(state.name, declared.size());
        declared.add(state);
    }

    List<Declared> all() {
        return declared;
    }

    /** The place of the first state; the only one need not be named. */
    int start(Optional<Node> node, Node root) {
        if (node.isEmpty()) {
            if (declared.size() > 1) {
                draft.source.error(
                        root,
                        "contract: the key \"start\" is missing",
                        "say which state it begins in: start: " + declared.get(0).name);
            }
            return 0;
        }
        return draft.place(node.get(), "state", draft.statePlaces).orElse(0);
    }

    List<State> compile() {
        List<State> states = new ArrayList<>();
        for (int place = 0; place < declared.size(); place++) {
            Declared one = declared.get(place);
            states.add(
                    one.fields == null
                            ? new State(one.name, false, List.of(), List.of(), List.of())
                            : state(place, one));
        }
        return states;
    }

    private State state(int place, Declared one) {
        boolean ends = one.fields
                .optional("final")
                .flatMap(node -> draft.values.truth(node, "final"))
                .orElse(false);
        List<Action> enter =
                new ActionsReader(draft, one.name + ".enter", one.name).block(one.fields.optional("enter"));
        Optional<Node> exitNode = one.fields.optional("exit");
        List<Action> exit = new ActionsReader(draft, one.name + ".exit", one.name).block(exitNode);
        Optional<Node> on = one.fields.optional("on");
        List<Rule> rules = new RulesReader(draft, windows, place, one.name, one.name + ".").rules(on);
        one.fields.requireNoOthers();
        if (ends && on.isPresent()) {
            draft.source.error(on.get(), "state " + one.name + ": a final state has no rules: the instance ends in it");
        }
        if (ends && exitNode.isPresent()) {
            draft.source.error(exitNode.get(), "state " + one.name + ": a final state is never left");
        }
        if (ends && one.endless) {
            draft.source.error(one.node, "state " + one.name + ": want final or endless, got both");
        }
        return new State(one.name, ends, enter, exit, rules);
    }
}
