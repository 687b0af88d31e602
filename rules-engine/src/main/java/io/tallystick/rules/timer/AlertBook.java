package io.tallystick.rules.timer;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.timer.AlertChange.What;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * The open alerts of one contract instance, one for each key. Each call first takes the steps that were due before its time; one due
 * at that very time is taken after. A time before the last thing that happened to an alert counts as the time of that.
 *
 * <pre>state = count, each {@link Alert}; in ascending order of keys by code points</pre>
 */
public final class AlertBook {
    private final List<Ladder> ladders;
    private final NavigableMap<String, Alert> open = new TreeMap<>(TimerLimits::compareNames);

    /** @param ladders of the contract, 1 to {@link TimerLimits#MAX_LADDERS}; alerts name their place in this list */
    public AlertBook(List<Ladder> ladders) {
        TimerLimits.range("ladders", 1, TimerLimits.MAX_LADDERS, ladders.size());
        this.ladders = List.copyOf(ladders);
    }

    /**
     * Raises, or if one is open for the key: updates it if this severity is higher than the one it has, else counts the repetition.
     *
     * @param ladder used if it was not open; an open one keeps its own
     * @throws TimerLimitException for one more open alert than an instance may have
     */
    public void raise(String key, Severity severity, int ladder, long atMs, Consumer<AlertChange> sink) {
        TimerLimits.range("ladder", 0, ladders.size() - 1L, ladder);
        before(atMs, sink);
        Alert alert = open.get(key);
        if (alert == null) {
            if (open.size() == TimerLimits.MAX_OPEN_ALERTS) {
                throw new TimerLimitException("open alerts", TimerLimits.MAX_OPEN_ALERTS, "one more, " + key);
            }
            put(What.RAISED, Alert.raised(key, severity, ladder, atMs), severity, atMs, sink);
            return;
        }
        long at = Math.max(atMs, alert.lastMs());
        if (severity.compareTo(alert.severity()) > 0) {
            put(What.UPDATED, alert.updated(severity, at, 1), alert.severity(), at, sink);
        } else {
            put(What.REPEATED, alert.repeated(at), alert.severity(), at, sink);
        }
    }

    /** Gives an open alert another severity, higher or lower; whether it was open. The same severity changes nothing. */
    public boolean update(String key, Severity severity, long atMs, Consumer<AlertChange> sink) {
        before(atMs, sink);
        Alert alert = open.get(key);
        if (alert != null && alert.severity() != severity) {
            long at = Math.max(atMs, alert.lastMs());
            put(What.UPDATED, alert.updated(severity, at, 0), alert.severity(), at, sink);
        }
        return alert != null;
    }

    /** Takes note of an open alert; whether it was open. One acknowledged already stays as it is. */
    public boolean acknowledge(String key, long atMs, Consumer<AlertChange> sink) {
        before(atMs, sink);
        Alert alert = open.get(key);
        if (alert != null && !alert.acknowledged()) {
            long at = Math.max(atMs, alert.lastMs());
            put(What.ACKNOWLEDGED, alert.acknowledgedAt(at), alert.severity(), at, sink);
        }
        return alert != null;
    }

    /** Ends an alert; whether it was open. */
    public boolean clear(String key, long atMs, Consumer<AlertChange> sink) {
        before(atMs, sink);
        Alert alert = open.remove(key);
        if (alert != null) {
            sink.accept(new AlertChange(What.CLEARED, alert, alert.severity(), Math.max(atMs, alert.lastMs())));
        }
        return alert != null;
    }

    /** Takes all steps that are due by this time, that time included: by due time, then key. */
    public void advance(long toMs, Consumer<AlertChange> sink) {
        TimerLimits.time("time", toMs);
        for (Alert alert = first(toMs); alert != null; alert = first(toMs)) {
            Ladder steps = ladders.get(alert.ladder());
            long due = alert.nextDueMs(steps);
            What what = alert.acknowledged() ? What.STEPPED_DOWN : What.STEPPED_UP;
            put(what, alert.stepped(alert.nextRung(steps).to(), due), alert.severity(), due, sink);
        }
    }

    /** When the next step of any alert is due. */
    public OptionalLong nextDue() {
        Alert alert = first(Schedule.NEVER - 1);
        return alert == null ? OptionalLong.empty() : OptionalLong.of(alert.nextDueMs(ladders.get(alert.ladder())));
    }

    public Optional<Alert> alert(String key) {
        return Optional.ofNullable(open.get(key));
    }

    /** The open ones in the order of their keys; not to be changed. */
    public Collection<Alert> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    private void before(long atMs, Consumer<AlertChange> sink) {
        if (TimerLimits.time("time", atMs) > 0) {
            advance(atMs - 1, sink);
        }
    }

    private Alert first(long toMs) {
        Alert first = null;
        long earliest = Schedule.NEVER;
        for (Alert alert : open.values()) {
            long due = alert.nextDueMs(ladders.get(alert.ladder()));
            if (due <= toMs && due < earliest) {
                first = alert;
                earliest = due;
            }
        }
        return first;
    }

    private void put(What what, Alert alert, Severity before, long at, Consumer<AlertChange> sink) {
        open.put(alert.key(), alert);
        sink.accept(new AlertChange(what, alert, before, at));
    }

    /**
     * The same alerts in another contract's book. One whose ladder changes counts its steps from now.
     *
     * @param others that contract's ladders
     * @param ladderOf for each alert the place of its ladder there
     */
    public AlertBook carried(List<Ladder> others, ToIntFunction<Alert> ladderOf, long nowMs) {
        AlertBook book = new AlertBook(others);
        for (Alert alert : open.values()) {
            int ladder = ladderOf.applyAsInt(alert);
            boolean same = ladders.get(alert.ladder()).equals(others.get(ladder));
            long at = Math.max(TimerLimits.time("time", nowMs), alert.lastMs());
            book.open.put(alert.key(), same ? alert.on(ladder) : alert.onNew(ladder, at));
        }
        return book;
    }

    public void write(StateWriter out) {
        out.count(open.size());
        for (Alert alert : open.values()) {
            alert.write(out);
        }
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for keys out of order, a ladder that is not there and the like */
    public static AlertBook read(List<Ladder> ladders, StateReader in) {
        AlertBook book = new AlertBook(ladders);
        int count = in.count(TimerLimits.MAX_OPEN_ALERTS);
        for (int i = 0; i < count; i++) {
            Alert alert = Alert.read(in, ladders.size());
            boolean ordered = i == 0 || TimerLimits.compareNames(book.open.lastKey(), alert.key()) < 0;
            TimerLimits.require(in, ordered, "keys in ascending order", alert.key());
            long due = alert.nextDueMs(ladders.get(alert.ladder()));
            TimerLimits.require(in, due >= alert.lastMs(), "a next step at " + alert.lastMs() + " or later", due);
            book.open.put(alert.key(), alert);
        }
        return book;
    }
}
