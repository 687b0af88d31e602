package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Action;
import java.util.ArrayList;
import java.util.List;

/** Does actions whose values are known, in order, and says what they did. Variables have been set before. */
final class Applying {
    private final Core core;
    private final List<Effect> effects = new ArrayList<>();

    Applying(Core core) {
        this.core = core;
    }

    List<Effect> effects() {
        return effects;
    }

    /** The authors' ids of what the book refused, in order. */
    List<String> refused() {
        return effects.stream()
                .filter(Effect.Refused.class::isInstance)
                .map(effect -> ((Effect.Refused) effect).effect())
                .toList();
    }

    void apply(Ready ready) {
        if (ready instanceof Ready.SetVariable set) {
            String name = core.plan.contract.vars().get(set.var()).name();
            effects.add(new Effect.VariableSet(name, Printed.value(set.value())));
        } else if (ready instanceof Ready.Raise raise) {
            Action.Raise to = raise.action();
            core.alerts.raise(to.key(), to.severity(), to.ladder(), raise.message(), raise.details(), effects);
        } else if (ready instanceof Ready.Command command) {
            long expires = command.action().expiresMillis();
            long notAfter = expires == 0 ? Long.MAX_VALUE : core.nowMillis + expires;
            effects.add(new Effect.Commanded(command.action().name(), command.device(), command.arguments(), notAfter));
        } else if (ready instanceof Ready.Send send) {
            effects.add(new Effect.Sent(send.to(), send.name(), send.content()));
        } else if (ready instanceof Ready.Consent consent) {
            Action.Consent to = consent.action();
            effects.add(new Effect.ConsentChanged(consent.reader(), to.scope(), to.granted()));
        } else if (Cashier.isMoney(ready)) {
            core.cashier.pay(ready, effects);
        } else {
            apply(((Ready.Plain) ready).action());
        }
    }

    private void apply(Action action) {
        if (action instanceof Action.Update update) {
            core.alerts.update(update.key(), update.severity(), effects);
        } else if (action instanceof Action.Clear clear) {
            core.alerts.clear(clear.key(), effects);
        } else if (action instanceof Action.Own own) {
            effects.add(new Effect.OwnerChanged(own.to(), FiringRun.organisation(core, own.to())));
        } else {
            throw new IllegalStateException("action: want a known one, got " + action);
        }
    }
}
