package io.tallystick.rules.engine;

import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Result;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.Var;
import io.tallystick.rules.expr.EvaluationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens one instance. Until the book has done all that the first state asks of it, nothing has happened. */
final class OpeningRun {
    private final Core core;
    private final Contract contract;
    private final Moment moment;

    OpeningRun(Plan plan, Opening opening, Moment moment, Accounts accounts, Firings firings) {
        this.contract = plan.contract;
        this.moment = moment;
        this.core = new Core(plan, opening);
        core.begin(accounts, firings, moment.index());
    }

    Opened open() {
        core.state = contract.start();
        core.openedMillis = moment.nowMillis();
        core.enteredMillis = moment.nowMillis();
        core.step(moment.nowMillis(), moment.nowMillis());
        List<Effect> effects;
        try {
            effects = enter();
        } catch (SuspensionException failed) {
            return new Opened.Not(List.of(failed.getMessage()), failed.told());
        }
        String state = core.current().name();
        core.firings.add(new Firing("open", core.nowMillis, core.hand(), state, state, effects));
        if (core.stopped()) {
            core.forget();
        }
        core.memory.markAll();
        core.guarded(core.rounds::conditions);
        core.clock.advance(moment.nowMillis());
        return new Opened.Running(new Instance(core));
    }

    private List<Effect> enter() {
        try {
            bindParams(core);
        } catch (IllegalArgumentException tooBig) {
            throw new SuspensionException("params", Fault.TOO_LARGE);
        }
        core.memory.setTime(contract.slots().entered(), core.enteredMillis);
        core.measures.begin();
        core.signals.beginGlobal();
        core.signals.beginState();
        for (int i = 0; i < contract.vars().size(); i++) {
            initialise(i, contract.vars().get(i));
        }
        String path = core.current().name() + ".enter";
        List<Ready> ready = new Resolver(core.memory).resolve(core.current().enter(), path);
        for (Ready each : ready) {
            if (each instanceof Ready.SetVariable set) {
                set(set.var(), set.value(), path + ".set");
            }
        }
        List<Instant> own = FiringRun.instants(core, core.current().rules());
        List<Instant> always = FiringRun.instants(core, contract.always());
        core.timers.beginSchedules();
        core.timers.begin(core.current().rules(), own);
        core.timers.begin(contract.always(), always);
        return apply(ready);
    }

    private void initialise(int place, Var declared) {
        String path = "vars." + declared.name();
        try {
            set(place, declared.initial() == null ? null : core.memory.evaluate(declared.initial()), path);
        } catch (EvaluationException failed) {
            throw new SuspensionException(path, failed);
        }
    }

    private void set(int variable, Object value, String path) {
        try {
            core.memory.setVariable(variable, value);
        } catch (IllegalArgumentException tooBig) {
            throw new SuspensionException(path, Fault.TOO_LARGE);
        }
    }

    private List<Effect> apply(List<Ready> ready) {
        List<Cashier.Payment> payments = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        for (Ready each : ready) {
            Cashier.Payment payment = Cashier.isMoney(each) ? core.cashier.planned(each) : null;
            payments.add(payment);
            if (payment != null) {
                operations.add(payment.operation());
            }
        }
        List<Result> results = operations.isEmpty() ? List.of() : core.accounts.applyAll(operations, core.ledgerMillis);
        if (!results.isEmpty() && results.get(results.size() - 1) instanceof Result.Refused refused) {
            throw new SuspensionException(
                    EngineWording.NOT_BOOKED, core.current().name() + ".enter", refused.reason(), refused.detail());
        }
        Applying applying = new Applying(core);
        int next = 0;
        for (int i = 0; i < ready.size(); i++) {
            if (payments.get(i) != null) {
                applying.effects().add(payments.get(i).moved(Cashier.messages(results.get(next))));
                next++;
            } else if (!Cashier.isMoney(ready.get(i))) {
                applying.apply(ready.get(i));
            }
        }
        return applying.effects();
    }

    /**
     * Gives params their values.
     *
     * @throws IllegalArgumentException a value that a param cannot have
     */
    static void bindParams(Core core) {
        for (Param param : core.plan.contract.params()) {
            Object value = core.opening.params().get(param.name());
            if (value != null) {
                core.memory.set(param.slot(), value);
            }
        }
    }
}
