package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Scheduled;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.timer.TimerKind;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Sets the timers of an instance that another version takes over. A moment that both texts name alike is waited for if the old text
 * still did. Any other is reckoned anew; one that is past is due at once if its rule leaves the state and can not have been done since
 * that was entered, and else is past: what a rule does once may have been done under the old text.
 */
final class TimerCarrying {
    private final Core old;
    private final Core core;
    private final Sameness same;

    /** @param core with all its values */
    TimerCarrying(Core old, Core core, Sameness same) {
        this.old = old;
        this.core = core;
        this.same = same;
    }

    /** @throws SuspensionException the instant of a rule has no value */
    void run() {
        for (int place = 0; place < same.schedules.length; place++) {
            Scheduled scheduled = core.plan.contract.schedules().get(place);
            if (same.schedules[place] >= 0 && old.suspension == null) {
                core.timers.take(scheduled, old.timers.due(TimerKind.EVERY, scheduled.name()));
            } else {
                core.timers.begin(scheduled);
            }
        }
        rules(old.current().rules(), core.current().rules(), core.enteredMillis, Long.MIN_VALUE);
        rules(old.plan.contract.always(), core.plan.contract.always(), core.openedMillis, core.enteredMillis);
    }

    /**
     * @param since from when {@code after} counts
     * @param undone a moment after this one, of a rule that leaves the state, has not been done
     */
    private void rules(List<Rule> before, List<Rule> rules, long since, long undone) {
        List<Instant> instants = FiringRun.instants(core, rules);
        boolean[] taken = new boolean[before.size()];
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            TimerKind kind = kind(rule.trigger());
            if (kind == null) {
                continue;
            }
            int twin = twin(before, taken, rule.trigger());
            if (twin >= 0) {
                taken[twin] = true;
                OptionalLong due = old.timers.due(kind, before.get(twin).path());
                due.ifPresent(at -> core.timers.set(kind, rule, at));
            } else if (rule.trigger() instanceof Trigger.After after) {
                set(kind, rule, since + after.time().in(core::duration), undone);
            } else if (instants.get(i) != null) {
                set(kind, rule, Math.max(0, instants.get(i).toEpochMilli()), undone);
            }
        }
    }

    private void set(TimerKind kind, Rule rule, long due, long undone) {
        if (due > core.nowMillis || rule.go() >= 0 && due > undone) {
            core.timers.set(kind, rule, due);
        }
    }

    private int twin(List<Rule> before, boolean[] taken, Trigger trigger) {
        for (int i = 0; i < taken.length && old.suspension == null; i++) {
            if (!taken[i] && same.moment(before.get(i).trigger(), trigger)) {
                return i;
            }
        }
        return -1;
    }

    private static TimerKind kind(Trigger trigger) {
        if (trigger instanceof Trigger.After) {
            return TimerKind.AFTER;
        }
        return trigger instanceof Trigger.At ? TimerKind.AT : null;
    }
}
