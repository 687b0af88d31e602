package io.tallystick.rules.engine;

import io.tallystick.rules.timer.Timer;
import io.tallystick.rules.timer.TimerKind;
import java.util.OptionalLong;

/**
 * What time brings about, one by one: by due time, then kind ({@link TimerKind}), then name by code points. Signals and stays in
 * fences are looked at one millisecond after their moment and the contract's grace, when no sample of the moment can come any more;
 * what happens then happens at the moment (and the grace).
 */
final class Clock {
    private final Core core;
    private final long graceMillis;

    Clock(Core core) {
        this.core = core;
        this.graceMillis = core.plan.contract.lateness().graceMillis();
    }

    /** What the first in order is. */
    private enum What {
        NOTHING,
        WINDOW,
        SIGNAL,
        FENCE,
        TIMER,
        LADDER
    }

    /** The first in order, if {@link #isFound}. */
    private What what;

    private boolean isFound;
    private int place;
    private long due;
    private TimerKind kind;
    private String name;

    long nextDueMillis() {
        find();
        return what == What.NOTHING ? Long.MAX_VALUE : due;
    }

    /** Something may have changed: what was found is not known any more. */
    void forget() {
        isFound = false;
    }

    void advance(long ledgerMillis) {
        forget();
        int left = EngineLimits.MAX_TIMERS_IN_ONE_CALL;
        for (find(); what != What.NOTHING && due <= ledgerMillis && left > 0; find()) {
            left--;
            forget();
            core.guarded(this::fire);
        }
    }

    private void find() {
        if (isFound) {
            return;
        }
        isFound = true;
        what = What.NOTHING;
        due = Long.MAX_VALUE;
        if (!core.stopped()) {
            findMeasured();
            findTimer();
        }
        OptionalLong ladder = core.alerts.book.nextDue();
        if (ladder.isPresent()) {
            offer(What.LADDER, 0, TimerKind.ESCALATION, "", ladder.getAsLong());
        }
    }

    private void findMeasured() {
        for (int i = 0; i < core.signals.count(); i++) {
            long at = core.signals.dueMs(i);
            if (at != Long.MAX_VALUE) {
                offer(What.SIGNAL, i, TimerKind.SIGNAL, signalName(i), at + graceMillis + 1);
            }
        }
        for (int i = 0; i < core.measures.windows(); i++) {
            long at = core.measures.closesAt(i);
            if (at != Long.MAX_VALUE) {
                String of = core.plan.contract.measures().windows().get(i).name();
                offer(What.WINDOW, i, TimerKind.SIGNAL, of, at + graceMillis);
            }
        }
        for (int i = 0; i < core.measures.places.fences(); i++) {
            long at = core.measures.places.dwellDueMillis(i);
            if (at != Long.MAX_VALUE) {
                String of = core.plan.contract.measures().fences().get(i).name();
                offer(What.FENCE, i, TimerKind.SIGNAL, of, at + graceMillis + 1);
            }
        }
    }

    private void findTimer() {
        Timer timer = core.timers.first();
        if (timer != null) {
            offer(What.TIMER, 0, timer.kind(), timer.name(), timer.dueMs());
        }
    }

    private String signalName(int i) {
        return core.plan.contract.signals().get(i).name();
    }

    private void offer(What offered, int at, TimerKind ofKind, String ofName, long atMillis) {
        long clamped = Math.max(atMillis, core.ledgerMillis);
        if (clamped > due) {
            return;
        }
        boolean first =
                clamped < due || ofKind.code() < kind.code() || ofKind == kind && Names.compare(ofName, name) < 0;
        if (first) {
            what = offered;
            place = at;
            due = clamped;
            kind = ofKind;
            name = ofName;
        }
    }

    private void fire() {
        boolean after = what == What.SIGNAL || what == What.FENCE;
        core.step(after ? due - 1 : due, due);
        if (what != What.LADDER) {
            core.measures.onTime(core.nowMillis - graceMillis);
        }
        switch (what) {
            case SIGNAL -> core.signals.advance(place, core.nowMillis - graceMillis);
            case WINDOW -> core.measures.close(place, core.measures.closesAt(place));
            case FENCE -> core.measures.places.onTime(place, core.nowMillis - graceMillis);
            case TIMER -> core.timers.fire(core.timers.take());
            default -> core.alerts.escalate();
        }
        core.rounds.conditions();
    }
}
