package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.engine.FiringWatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at rules: where they stand in the text, and what their conditions and the names in them are worth. */
final class Looks {
    private final Contract contract;
    private final SourceLines source;
    private final Inspector inspector;
    // Looked up only.
    private final Map<String, List<String>> mentioned = new HashMap<>();

    Looks(Contract contract) {
        this.contract = contract;
        source = new SourceLines(contract.identity().source());
        inspector = new Inspector(contract);
    }

    /** The rule, the signal that sets it off, and what leaving and entering states adds to its actions. */
    List<SourceLines.Part> parts(String path, Optional<Rule> rule) {
        List<SourceLines.Part> parts = new ArrayList<>();
        source.rule(path.equals("open") ? startOf() : path).ifPresent(parts::add);
        rule.flatMap(found -> Rules.signalOf(contract, found))
                .flatMap(signal -> source.named("signals", signal.name()))
                .ifPresent(parts::add);
        rule.filter(found -> found.go() >= 0).ifPresent(found -> {
            Rules.stateOf(contract, found)
                    .flatMap(state -> source.rule(state.name() + ".exit"))
                    .ifPresent(parts::add);
            source.rule(contract.states().get(found.go()).name() + ".enter").ifPresent(parts::add);
        });
        return parts;
    }

    private String startOf() {
        return contract.states().get(contract.start()).name() + ".enter";
    }

    /** Now, or while the rule is about to fire. */
    Snapshot at(Rule rule, FiringWatcher.Values values) {
        SortedMap<String, String> worth = new TreeMap<>();
        names(rule.path(), Optional.of(rule)).forEach(name -> worth.put(name, inspector.named(values, name)));
        return new Snapshot(rule.path(), conditions(rule, values), worth);
    }

    /** What the names that the first state's actions mention are worth. */
    SortedMap<String, String> opening(FiringWatcher.Values values) {
        SortedMap<String, String> worth = new TreeMap<>();
        names("open", Optional.empty()).forEach(name -> worth.put(name, inspector.named(values, name)));
        return worth;
    }

    private List<String> names(String path, Optional<Rule> rule) {
        return mentioned.computeIfAbsent(path, any -> {
            StringBuilder text = new StringBuilder();
            parts(path, rule)
                    .forEach(part ->
                            part.lines().forEach(line -> text.append(line).append('\n')));
            return inspector.mentioned(text.toString());
        });
    }

    private List<Condition> conditions(Rule rule, FiringWatcher.Values values) {
        List<Condition> conditions = new ArrayList<>();
        Optional<Signalling> signal = Rules.signalOf(contract, rule);
        if (signal.isPresent() && Rules.when(signal.get()) != null) {
            conditions.add(inspector.condition(whose(signal.get()), values, Rules.when(signal.get())));
        }
        if (rule.guard() != null) {
            conditions.add(inspector.condition("if", values, rule.guard()));
        }
        return conditions;
    }

    static String whose(Signalling signal) {
        return "signal " + signal.name() + ", when";
    }
}
