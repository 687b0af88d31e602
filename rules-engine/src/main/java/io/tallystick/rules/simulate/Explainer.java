package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Instance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
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
    private final Looks looks;
    private final Deque<Snapshot> snapshots = new ArrayDeque<>();
    private final SortedMap<MoneyKind, Long> moved = new TreeMap<>();
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
        looks = new Looks(contract);
    }

    /** The simulation that is watched. */
    public Simulation simulate(Engine engine, SimulationSetup setup) {
        Firings firings = new Firings((rule, values) -> snapshots.add(looks.at(rule, values)));
        simulation = new Simulation(engine, setup, this, firings);
        return simulation;
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
        boolean watched = isWatched(outcome.subject());
        for (Firing firing : outcome.firings()) {
            Optional<Snapshot> snapshot = snapshot(firing.rule());
            if (watched) {
                look(outcome, firing, snapshot);
            }
        }
        if (watched) {
            simulation
                    .instance(outcome.subject())
                    .ifPresent(instance -> file(outcome.subject()).keepVars(instance));
        }
    }

    /** The one of this firing; those before it are of rules that failed. The engine's own firings have none. */
    private Optional<Snapshot> snapshot(String rule) {
        boolean any = snapshots.stream().anyMatch(one -> one.rule().equals(rule));
        while (any && !snapshots.element().rule().equals(rule)) {
            snapshots.remove();
        }
        return any ? Optional.of(snapshots.remove()) : Optional.empty();
    }

    private void look(Outcome outcome, Firing firing, Optional<Snapshot> snapshot) {
        firedCount.merge(firing.rule(), 1L, Long::sum);
        firedMillis.put(firing.rule(), firing.atMillis());
        if (firing.atMillis() > query.untilMillis()) {
            return;
        }
        Map<String, String> parties = simulation
                .instance(outcome.subject())
                .<Map<String, String>>map(instance -> instance.opening().parties())
                .orElse(Map.of());
        if (query instanceof Query.OfMoney money) {
            count(firing, money, parties);
        }
        if ((story == null || !query.isFirst()) && query.matches(firing, parties)) {
            story = tell(outcome, firing, snapshot, parties);
        }
    }

    private void count(Firing firing, Query.OfMoney money, Map<String, String> parties) {
        for (Effect effect : firing.effects()) {
            if (money.isAbout(effect, parties.getOrDefault(money.who(), money.who()))) {
                moved.merge(MoneyKind.of(effect).orElseThrow(), 1L, Long::sum);
            }
        }
    }

    private Story tell(Outcome outcome, Firing firing, Optional<Snapshot> snapshot, Map<String, String> parties) {
        Optional<Rule> rule = Rules.byPath(contract, firing.rule());
        SubjectFile file = file(outcome.subject());
        List<Condition> conditions = new ArrayList<>();
        snapshot.ifPresent(
                then -> then.conditions().forEach(condition -> conditions.add(since(rule, condition, file))));
        SortedMap<String, String> values = new TreeMap<>();
        snapshot.ifPresent(then -> values.putAll(then.values()));
        if (firing.rule().equals("open")) {
            simulation
                    .instance(outcome.subject())
                    .ifPresent(instance -> values.putAll(looks.opening(instance::evaluate)));
        }
        return new Story(
                outcome,
                firing,
                firing.effects().stream()
                        .filter(effect -> query.matches(effect, parties))
                        .toList(),
                outcome.cause() == Outcome.TIMER ? 0 : line,
                looks.parts(firing.rule(), rule),
                conditions,
                rule.map(file::of).orElse(List.of()),
                values);
    }

    /** A signal's condition with since when it is true; the guard's as it is. */
    private Condition since(Optional<Rule> rule, Condition condition, SubjectFile file) {
        return rule.flatMap(found -> Rules.signalOf(contract, found))
                .filter(signal -> condition.what().equals(Looks.whose(signal)))
                .map(signal -> file.withSince(signal, condition))
                .orElse(condition);
    }

    @Override
    public void notOpened(String about, long timeMillis, List<String> reasons) {
        // There is nothing to explain in what never ran.
    }

    /** Where a rule, or the engine's own {@code open}, stands in a contract's text: the rule, its signal, and the actions of states left and entered. */
    public static List<SourceLines.Part> parts(Contract contract, String path) {
        return new Looks(contract).parts(path, Rules.byPath(contract, path));
    }

    /** How often what kind of movement of the money asked for happened. */
    public SortedMap<MoneyKind, Long> moved() {
        return new TreeMap<>(moved);
    }

    /** The paths of the rules that could raise an alert of a key, or move money under an id or of a role; empty if there are none. */
    public List<String> couldHave(String what) {
        return Rules.thatCould(contract, what).stream().map(Rule::path).toList();
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
        Snapshot now = looks.at(rule, instance::evaluate);
        List<Condition> conditions = now.conditions().stream()
                .map(condition -> since(Optional.of(rule), condition, file(about)))
                .toList();
        return new WhyNot(
                path,
                simulation.nowMillis(),
                firedCount.getOrDefault(path, 0L),
                firedMillis.getOrDefault(path, -1L),
                new Reasons(contract, instance, simulation.nowMillis())
                        .of(rule, conditions, file(about).of(rule)),
                looks.parts(path, Optional.of(rule)),
                conditions,
                file(about).of(rule),
                now.values());
    }
}
