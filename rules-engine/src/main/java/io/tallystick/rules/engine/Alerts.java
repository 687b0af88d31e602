package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.timer.AlertBook;
import io.tallystick.rules.timer.AlertChange;
import io.tallystick.rules.timer.Severity;
import io.tallystick.rules.timer.TimerLimitException;
import io.tallystick.rules.timer.TimerLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The open alerts of one instance, each change an effect. */
final class Alerts {
    private static final String NO_DETAILS = "{}";

    private final Core core;
    AlertBook book;

    Alerts(Core core) {
        this.core = core;
        book = new AlertBook(core.plan.contract.ladders());
    }

    void raise(String key, Severity severity, int ladder, String message, List<Effect> effects) {
        raise(key, severity, ladder, message, NO_DETAILS, effects);
    }

    void raise(String key, Severity severity, int ladder, String message, String details, List<Effect> effects) {
        try {
            book.raise(
                    key,
                    severity,
                    ladder,
                    core.nowMillis,
                    change -> effects.add(new Effect.AlertChanged(change, message, details, "")));
        } catch (TimerLimitException full) {
            throw new SuspensionException("alerts", Fault.TOO_MANY, TimerLimits.MAX_OPEN_ALERTS);
        }
    }

    void update(String key, Severity severity, List<Effect> effects) {
        book.update(key, severity, core.nowMillis, into(effects, ""));
    }

    void clear(String key, List<Effect> effects) {
        book.clear(key, core.nowMillis, into(effects, ""));
    }

    /** Takes note; in a final state, where no rule can clear it any more, the alert ends with that. Whether it was open. */
    boolean acknowledge(long now, String key, String by) {
        core.step(now, now);
        List<Effect> effects = new ArrayList<>();
        boolean open = book.acknowledge(key, core.nowMillis, into(effects, by));
        if (open && core.suspension == null && core.current().isFinal()) {
            book.clear(key, core.nowMillis, into(effects, by));
        }
        core.record("acknowledge", effects);
        if (!effects.isEmpty() && !core.stopped()) {
            core.guarded(() -> core.rounds.occur(new Trigger.Acknowledged(key)));
            core.clock.advance(core.ledgerMillis);
        }
        return open;
    }

    /** Takes the steps of ladders that are due now. */
    void escalate() {
        List<Effect> effects = new ArrayList<>();
        book.advance(core.nowMillis, into(effects, ""));
        core.record("alert", effects);
    }

    private static Consumer<AlertChange> into(List<Effect> effects, String by) {
        return change -> effects.add(new Effect.AlertChanged(change, "", NO_DETAILS, by));
    }
}
