package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Scheduled;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;
import io.tallystick.rules.timer.Schedule;
import io.tallystick.rules.timer.Timer;
import io.tallystick.rules.timer.TimerKind;
import io.tallystick.rules.timer.TimerQueue;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The timers of rules ({@code at}, {@code after}) by the rule's path, and of schedules by their name. */
final class Timers {
    private final Core core;
    private final Contract contract;
    private TimerQueue queue = new TimerQueue();

    Timers(Core core) {
        this.core = core;
        this.contract = core.plan.contract;
    }

    /** Schedules begin with the opening. */
    void beginSchedules() {
        for (Scheduled scheduled : contract.schedules()) {
            next(scheduled, core.openedMillis);
        }
    }

    private void next(Scheduled scheduled, long after) {
        long due = scheduled.from().apply(core.openedMillis).nextAfter(after);
        if (due != Schedule.NEVER) {
            queue.schedule(TimerKind.EVERY, scheduled.name(), due);
        }
    }

    /**
     * Sets the timers of rules.
     *
     * @param instants for each rule, in order, what its {@code at} came to; null for none
     */
    void begin(List<Rule> rules, List<Instant> instants) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.trigger() instanceof Trigger.After after) {
                set(TimerKind.AFTER, rule, core.nowMillis + after.time().in(core::duration));
            } else if (instants.get(i) != null) {
                long due = Math.max(0, instants.get(i).toEpochMilli());
                set(TimerKind.AT, rule, due);
            }
        }
    }

    /** When a timer is due, if it is set. */
    OptionalLong due(TimerKind kind, String name) {
        return queue.due(kind, name);
    }

    /** Sets a schedule's timer as it was set in another version; none if it was not. */
    void take(Scheduled scheduled, OptionalLong due) {
        due.ifPresent(at -> queue.schedule(TimerKind.EVERY, scheduled.name(), at));
    }

    /** Sets a schedule's timer to the first time after now. */
    void begin(Scheduled scheduled) {
        next(scheduled, core.nowMillis);
    }

    void set(TimerKind kind, Rule rule, long due) {
        if (due <= TimeLimits.MAX_TIME_MILLIS) {
            queue.schedule(kind, rule.path(), due);
        }
    }

    void cancel(List<Rule> rules) {
        for (Rule rule : rules) {
            queue.cancel(TimerKind.AFTER, rule.path());
            queue.cancel(TimerKind.AT, rule.path());
        }
    }

    void stop() {
        queue = new TimerQueue();
    }

    /** The first timer, or null. */
    Timer first() {
        return queue.first().orElse(null);
    }

    /** The first timer, taken out; only when there is one. */
    Timer take() {
        Timer timer = queue.first().orElseThrow();
        queue.cancel(timer.kind(), timer.name());
        return timer;
    }

    /** What a timer that was taken out sets off; a schedule's next one is set before. */
    void fire(Timer timer) {
        if (timer.kind() == TimerKind.EVERY) {
            int place = schedule(timer.name());
            next(contract.schedules().get(place), timer.dueMs());
            core.rounds.occur(new Trigger.Every(place));
        } else {
            core.rounds.occur(rule(timer.name()));
        }
    }

    private int schedule(String name) {
        for (int i = 0; i < contract.schedules().size(); i++) {
            if (contract.schedules().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Rule rule(String path) {
        for (Rule rule : core.plan.rules(core.current())) {
            if (rule.path().equals(path)) {
                return rule;
            }
        }
        return null;
    }

    void write(StateWriter out) {
        queue.write(out);
    }

    void read(StateReader in) {
        int at = in.position();
        queue = TimerQueue.read(in);
        for (Timer timer : queue.timers()) {
            boolean known = timer.kind() == TimerKind.EVERY
                    ? schedule(timer.name()) >= 0
                    : (timer.kind() == TimerKind.AFTER || timer.kind() == TimerKind.AT) && rule(timer.name()) != null;
            if (!known) {
                throw new MalformedStateException(at, "timers of the contract", timer);
            }
        }
    }
}
