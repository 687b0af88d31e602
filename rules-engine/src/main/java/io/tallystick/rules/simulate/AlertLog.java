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

/** Every alert that a run raises, to be compared with another run's. */
public final class AlertLog implements SimulationSink {
    /** Which alert: the subject and the author's key. */
    public record Name(String subject, String key) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int bySubject = subject.compareTo(other.subject);
            return bySubject != 0 ? bySubject : key.compareTo(other.key);
        }
    }

    /** One raise. */
    public record Raised(long timeMillis, Severity severity) {}

    private final SortedMap<Name, List<Raised>> raised = new TreeMap<>();
    private long count;

    /** @throws IllegalArgumentException for more alerts than are kept */
    @Override
    public void outcome(Outcome outcome) {
        for (Firing firing : outcome.firings()) {
            for (Effect effect : firing.effects()) {
                if (effect instanceof Effect.AlertChanged alert
                        && alert.change().what() == AlertChange.What.RAISED) {
                    add(outcome.subject(), alert.change());
                }
            }
        }
    }

    private void add(String subject, AlertChange change) {
        count++;
        if (count > SimulationLimits.MAX_ALERTS) {
            throw new IllegalArgumentException("alerts: want at most " + SimulationLimits.MAX_ALERTS
                    + " to compare, got more: take a part of the data");
        }
        raised.computeIfAbsent(new Name(subject, change.alert().key()), any -> new ArrayList<>())
                .add(new Raised(change.atMs(), change.alert().severity()));
    }

    @Override
    public void notOpened(String subject, long timeMillis, List<String> reasons) {
        // An instance that was not opened raises nothing.
    }

    /** In order of time for each alert. */
    SortedMap<Name, List<Raised>> raised() {
        return Collections.unmodifiableSortedMap(raised);
    }

    /** How many were raised. */
    public long count() {
        return count;
    }
}
