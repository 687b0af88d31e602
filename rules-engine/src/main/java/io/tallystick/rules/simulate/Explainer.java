package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.engine.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Watches a simulation to say why something happened in it, or why a rule did not fire. Tell it of every event {@link #before} and {@link
 * #after} it is handed in; stop at the first event later than what is asked for.
 */
public final class Explainer implements SimulationSink {
    private final Contract contract;
    private final Query query;
    private final String subject;
    private final SourceLines source;
    private final Inspector inspector;
    private final SortedMap<String, SubjectFile> files = new TreeMap<>();
    private final SortedMap<String, Long> firedCount = new TreeMap<>();
    private final SortedMap<String, Long> firedMillis = new TreeMap<>();
    private Simulation simulation;
    private Story story;
    private long line;

    /** @param subject the only one that is looked at; empty for all */
    public Explainer(Contract contract, Query query, String subject) {
        this.contract = contract;
        this.query = query;
        this.subject = subject;
        source = new SourceLines(contract.identity().source());
        inspector = new Inspector(contract);
    }

    /** Which simulation is watched: the one that has this as its sink. */
    public void watch(Simulation watched) {
        simulation = watched;
    }

    /** An event is about to be handed in. */
    public void before(String about, long rowLine, List<Seen> came) {
        line = rowLine;
        if (isWatched(about)) {
            SubjectFile file = file(about);
            came.forEach(file::came);
        }
    }

    /** It was handed in. */
    public void after(String about) {
        if (isWatched(about)) {
            simulation.instance(about).ifPresent(instance -> file(about).look(instance, simulation.nowMillis(), line));
        }
    }

    private boolean isWatched(String about) {
        return subject.isEmpty() || subject.equals(about);
    }

    private SubjectFile file(String about) {
        return files.computeIfAbsent(about, any -> new SubjectFile(contract));
    }

    @Override
    public void outcome(Outcome outcome) {
        if (!isWatched(outcome.subject())) {
            return;
        }
        for (Firing firing : outcome.firings()) {
            firedCount.merge(firing.rule(), 1L, Long::sum);
            firedMillis.put(firing.rule(), firing.atMillis());
            boolean wanted = story == null || !query.isFirst();
            if (wanted && firing.atMillis() <= query.untilMillis() && query.matches(firing)) {
                story = tell(outcome, firing);
            }
        }
        simulation
                .instance(outcome.subject())
                .ifPresent(instance -> file(outcome.subject()).keepVars(instance));
    }

    private Story tell(Outcome outcome, Firing firing) {
        Optional<Rule> rule = Rules.byPath(contract, firing.rule());
        SubjectFile file = file(outcome.subject());
        Optional<Instance> instance = simulation.instance(outcome.subject());
        List<SourceLines.Part> parts = parts(firing.rule(), rule);
        List<Condition> conditions = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        SortedMap<String, String> values = new TreeMap<>();
        if (instance.isPresent()) {
            rule.ifPresent(found -> conditions.addAll(conditions(found, instance.get(), file)));
            rule.ifPresent(found -> seen.addAll(file.of(found)));
            values.putAll(values(parts, instance.get()));
            file.vars().forEach(values::replace);
        }
        long row = outcome.cause() == Outcome.TIMER ? 0 : line;
        return new Story(outcome, firing, row, parts, conditions, seen, values);
    }

    private List<SourceLines.Part> parts(String path, Optional<Rule> rule) {
        List<SourceLines.Part> parts = new ArrayList<>();
        source.rule(path).ifPresent(parts::add);
        rule.flatMap(found -> Rules.signalOf(contract, found))
                .flatMap(signal -> source.named("signals", signal.name()))
                .ifPresent(parts::add);
        return parts;
    }

    private List<Condition> conditions(Rule rule, Instance instance, SubjectFile file) {
        List<Condition> conditions = new ArrayList<>();
        Optional<Signalling> signal = Rules.signalOf(contract, rule);
        if (signal.isPresent() && Rules.when(signal.get()) != null) {
            Condition when =
                    inspector.condition("signal " + signal.get().name() + ", when", instance, Rules.when(signal.get()));
            conditions.add(file.withSince(signal.get(), when));
        }
        if (rule.guard() != null) {
            conditions.add(inspector.condition("if", instance, rule.guard()));
        }
        return conditions;
    }

    private SortedMap<String, String> values(List<SourceLines.Part> parts, Instance instance) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> part.lines().forEach(one -> text.append(one).append('\n')));
        return inspector.mentioned(instance, text.toString());
    }

    @Override
    public void notOpened(String about, long timeMillis, List<String> reasons) {
        // There is nothing to explain in what never ran.
    }

    /** Why what was asked for happened; empty if it did not. */
    public Optional<Story> story() {
        return Optional.ofNullable(story);
    }

    /**
     * Why a rule has not fired by now.
     *
     * @param path of the rule, as outcomes name it
     * @param about the subject
     * @throws IllegalArgumentException if there is no such rule, or no instance on the subject
     */
    public WhyNot whyNot(String path, String about) {
        Rule rule = Rules.byPath(contract, path)
                .orElseThrow(() -> new IllegalArgumentException("rule: want one of "
                        + String.join(
                                ", ",
                                Rules.all(contract).stream().map(Rule::path).toList())
                        + ", got \"" + path + "\""));
        Instance instance = simulation
                .instance(about)
                .orElseThrow(() -> new IllegalArgumentException(
                        "subject: want one with an instance, got \"" + about + "\", on which none runs by then"));
        List<SourceLines.Part> parts = parts(path, Optional.of(rule));
        List<Condition> conditions = conditions(rule, instance, file(about));
        return new WhyNot(
                path,
                simulation.nowMillis(),
                firedCount.getOrDefault(path, 0L),
                firedMillis.getOrDefault(path, -1L),
                new Reasons(contract, instance, simulation.nowMillis())
                        .of(rule, conditions, file(about).of(rule)),
                parts,
                conditions,
                file(about).of(rule),
                values(parts, instance));
    }
}
