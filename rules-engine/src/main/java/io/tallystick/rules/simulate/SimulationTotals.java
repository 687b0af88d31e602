package io.tallystick.rules.simulate;

import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.timer.AlertChange;
import io.tallystick.rules.timer.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what a simulation brings about. */
public final class SimulationTotals implements SimulationSink {
    /** Instances that are named with what was wrong with them; all are counted. */
    private static final int NAMED = 10;

    /**
     * What became of the alerts of one key.
     *
     * @param raised how often one was raised
     * @param cleared how often one was cleared
     * @param worst the highest severity that one had
     */
    public record AlertTotal(long raised, long cleared, Severity worst) {
        private AlertTotal with(AlertChange change) {
            Severity severity = change.alert().severity();
            return new AlertTotal(
                    raised + (change.what() == AlertChange.What.RAISED ? 1 : 0),
                    cleared + (change.what() == AlertChange.What.CLEARED ? 1 : 0),
                    severity.compareTo(worst) > 0 ? severity : worst);
        }
    }

    private final SortedMap<String, AlertTotal> alerts = new TreeMap<>();
    private final SortedMap<String, Long> movements = new TreeMap<>();
    private final SortedMap<String, Long> refused = new TreeMap<>();
    private final SortedMap<String, Long> commands = new TreeMap<>();
    private final SortedMap<String, Long> messages = new TreeMap<>();
    private final SortedMap<String, Long> notes = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private long outcomes;
    private long suspended;
    private long notOpened;

    @Override
    public void outcome(Outcome outcome) {
        outcomes++;
        for (Firing firing : outcome.firings()) {
            firing.effects().forEach(effect -> count(outcome, effect));
        }
    }

    private void count(Outcome outcome, Effect effect) {
        if (effect instanceof Effect.AlertChanged alert) {
            AlertChange change = alert.change();
            AlertTotal before = alerts.getOrDefault(change.alert().key(), new AlertTotal(0, 0, Severity.INFO));
            alerts.put(change.alert().key(), before.with(change));
        } else if (effect instanceof Effect.Moved moved) {
            movements.merge(moved.kind().name(), 1L, Long::sum);
        } else if (effect instanceof Effect.Refused refusal) {
            refused.merge(refusal.effect() + " " + refusal.reason(), 1L, Long::sum);
        } else if (effect instanceof Effect.Commanded command) {
            commands.merge(command.name(), 1L, Long::sum);
        } else if (effect instanceof Effect.Sent sent) {
            messages.merge(sent.name(), 1L, Long::sum);
        } else if (effect instanceof Effect.Noted noted) {
            notes.merge(noted.kind(), 1L, Long::sum);
        } else if (effect instanceof Effect.Suspended why) {
            suspended++;
            fault(outcome.instance() + " suspended: " + why.reason());
        }
    }

    @Override
    public void notOpened(String subject, long timeMillis, List<String> reasons) {
        notOpened++;
        fault(subject + " not opened: " + String.join("; ", reasons));
    }

    private void fault(String text) {
        if (faults.size() < NAMED) {
            faults.add(text);
        }
    }

    /** By key. */
    public SortedMap<String, AlertTotal> alerts() {
        return Collections.unmodifiableSortedMap(alerts);
    }

    /** How many holds, posts and so on, by kind. */
    public SortedMap<String, Long> movements() {
        return Collections.unmodifiableSortedMap(movements);
    }

    /** How many movements of money were refused, by the effect's id and the reason, a space between. */
    public SortedMap<String, Long> refused() {
        return Collections.unmodifiableSortedMap(refused);
    }

    /** How many, by name. */
    public SortedMap<String, Long> commands() {
        return Collections.unmodifiableSortedMap(commands);
    }

    /** How many, by name. */
    public SortedMap<String, Long> messages() {
        return Collections.unmodifiableSortedMap(messages);
    }

    /** How many, by kind: {@code late} and the like. */
    public SortedMap<String, Long> notes() {
        return Collections.unmodifiableSortedMap(notes);
    }

    /** Events and timers that brought anything about. */
    public long outcomes() {
        return outcomes;
    }

    /** Instances that were suspended. */
    public long suspended() {
        return suspended;
    }

    /** Instances that were refused. */
    public long notOpened() {
        return notOpened;
    }

    /** Which instances were suspended or refused, and why: the first ten. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
