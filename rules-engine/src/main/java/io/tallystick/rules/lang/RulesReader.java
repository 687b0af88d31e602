package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Rules: {@code {TRIGGER, if: CONDITION, ACTIONS, go: STATE}}; without a trigger it is done as soon as the condition holds.
 *
 * <p>The rules of one state, or those of all.
 */
final class RulesReader {
    private final Draft draft;
    private final TriggerReader triggers;
    private final String prefix;
    private final String stateName;
    private final int state;

    /**
     * @param state the place of the state, -1 for rules of all states
     * @param prefix of the rules' paths: {@code inTransit.} or nothing
     */
    RulesReader(Draft draft, WindowsSection windows, int state, String stateName, String prefix) {
        this.draft = draft;
        this.state = state;
        this.stateName = stateName;
        this.prefix = prefix;
        this.triggers = new TriggerReader(draft, windows, state);
    }

    List<Rule> rules(Optional<Node> node) {
        List<Rule> rules = new ArrayList<>();
        if (node.isEmpty()) {
            return rules;
        }
        int place = 0;
        for (Node item : draft.values.items(node.get(), prefix + "on")) {
            rule(item, prefix + "on[" + place++ + "]").ifPresent(rules::add);
        }
        return rules;
    }

    private Optional<Rule> rule(Node node, String path) {
        Fields fields = draft.fields(node, "rule");
        int mark = draft.expressions().mark();
        Optional<TriggerReader.Read> trigger = triggers.of(fields, path);
        Optional<Node> condition = fields.optional("if");
        Optional<Expression> guard = guard(condition);
        String key = trigger.map(TriggerReader.Read::alertKey).orElse(stateName);
        List<Action> actions = new ActionsReader(draft, path, key).among(fields);
        Optional<Node> target = fields.optional("go");
        int go = target.flatMap(name -> draft.place(name, "state", draft.statePlaces))
                .orElse(-1);
        fields.requireNoOthers();
        if (trigger.isEmpty()) {
            return Optional.empty();
        }
        if (trigger.get().trigger() instanceof Trigger.Condition) {
            checkCondition(node, condition, target, go);
        }
        if (target.isEmpty() && actions.isEmpty()) {
            draft.source.error(node, "rule: want an action or \"go\", got neither", "");
        }
        SortedSet<Integer> inputs = new TreeSet<>(trigger.get().inputs());
        inputs.addAll(draft.inputsSince(mark));
        return Optional.of(
                new Rule(path, trigger.get().trigger(), guard.orElse(null), actions, go, List.copyOf(inputs)));
    }

    private Optional<Expression> guard(Optional<Node> node) {
        return node.flatMap(text -> draft.expressions().of(text, "if", Type.BOOL));
    }

    /** Such a rule is looked at after everything: if it stayed where it is, it would be done without end. */
    private void checkCondition(Node node, Optional<Node> condition, Optional<Node> target, int go) {
        if (condition.isEmpty()) {
            draft.source.error(
                    node,
                    "rule: want what sets it off, got neither a trigger nor \"if\"",
                    "give it one of the keys " + String.join(", ", TriggerReader.KEYS));
        } else if (target.isEmpty()) {
            draft.source.error(
                    node,
                    "rule: a condition without a trigger must leave the state, or it would be done again and again",
                    "add \"go: STATE\", or say when it is looked at: reading, document, signal, every, ...");
        } else if (go == state && go >= 0) {
            draft.source.error(
                    target.get(), "go: a condition without a trigger must go to another state, got its own", "");
        }
    }

    /** The rule of a schedule: what it does each time. */
    Optional<Rule> ofSchedule(int schedule, SchedulesSection.Declared declared) {
        String path = "every." + declared.name();
        int mark = draft.expressions().mark();
        Optional<Expression> guard = guard(declared.fields().optional("if"));
        List<Action> actions = new ActionsReader(draft, path, declared.name()).among(declared.fields());
        declared.fields().requireNoOthers();
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rule(
                        path,
                        new Trigger.Every(schedule),
                        guard.orElse(null),
                        actions,
                        -1,
                        List.copyOf(draft.inputsSince(mark))));
    }
}
