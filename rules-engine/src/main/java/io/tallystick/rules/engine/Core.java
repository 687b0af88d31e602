package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Agreed;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.geo.InvalidGeoException;
import io.tallystick.rules.timer.Severity;
import io.tallystick.rules.timer.TimerLimitException;
import io.tallystick.rules.window.RefusedSampleException;
import java.util.ArrayList;
import java.util.List;

/** An instance's parts, and what is true while one input or timer is looked at. */
final class Core {
    static final String SUSPENDED_KEY = "suspended";

    final Plan plan;
    final Opening opening;
    final Agreed agreed;
    final Memory memory;
    final Inputs inputs;
    final MeasureStates measures;
    final SignalStates signals;
    final Timers timers;
    final Alerts alerts;
    final Cashier cashier;
    CoSigning coSigning;
    final LateLog lateLog;
    final Rounds rounds;
    final Intake intake;
    final Clock clock;

    int state;
    long openedMillis;
    long enteredMillis;
    /** The contract's time: of the last input or timer. */
    long nowMillis;
    /** The ledger's time then; at most a millisecond and the grace later, where a signal was due. */
    long ledgerMillis;

    String suspension;
    /** What the evaluation that failed says of it; for tools, not in state. */
    String told = "";
    /** Counts entered states, to tell whether one was entered meanwhile. */
    int visit;

    Accounts accounts;
    Firings firings;
    long index = -1;

    Core(Plan plan, Opening opening) {
        this.plan = plan;
        this.opening = opening;
        agreed = Openings.agreed(plan.contract, opening.params());
        memory = new Memory(plan);
        inputs = new Inputs(this);
        measures = new MeasureStates(this);
        signals = new SignalStates(this);
        timers = new Timers(this);
        alerts = new Alerts(this);
        cashier = new Cashier(this);
        coSigning = new CoSigning(plan.contract);
        rounds = new Rounds(this);
        intake = new Intake(this);
        clock = new Clock(this);
        lateLog = new LateLog(this);
    }

    /** The milliseconds that a param of type duration says. */
    long duration(int param) {
        return agreed.millis(param);
    }

    State current() {
        return plan.contract.states().get(state);
    }

    boolean stopped() {
        return suspension != null || current().isFinal();
    }

    void begin(Accounts nextAccounts, Firings nextFirings, long nextIndex) {
        accounts = nextAccounts;
        firings = nextFirings;
        index = nextIndex;
        clock.forget();
    }

    /** Something is looked at at this ledger time. */
    void step(long contractMillis, long atLedgerMillis) {
        nowMillis = Math.max(nowMillis, contractMillis);
        ledgerMillis = Math.max(ledgerMillis, atLedgerMillis);
        memory.beginStep();
        rounds.beginStep();
        memory.setTime(plan.contract.slots().now(), nowMillis);
        if (plan.slots.isUsed(plan.contract.slots().device())) {
            memory.unset(plan.contract.slots().device());
        }
    }

    /** Who sent what is in hand. */
    void setDevice(String device) {
        memory.set(plan.contract.slots().device(), device);
    }

    /** Does a part of a step; what goes wrong in it suspends the instance. */
    void guarded(Runnable part) {
        try {
            part.run();
        } catch (SuspensionException stop) {
            suspend(stop);
        } catch (InvalidGeoException stop) {
            suspend(new SuspensionException("positions", Fault.OUT_OF_RANGE));
        } catch (RefusedSampleException stop) {
            suspend(new SuspensionException("windows", Fault.OUT_OF_RANGE));
        } catch (TimerLimitException stop) {
            suspend(new SuspensionException("timers", Fault.TOO_MANY));
        }
    }

    private void suspend(SuspensionException stop) {
        String reason = stop.getMessage();
        suspension = reason;
        told = stop.told();
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Suspended(reason));
        alerts.raise(SUSPENDED_KEY, Severity.CRITICAL, 0, reason, effects);
        record("suspend", effects);
        forget();
    }

    /** What a stopped instance needs no more. */
    void forget() {
        signals.stop();
        timers.stop();
        coSigning.stop();
        lateLog.stop();
    }

    void note(String kind, EngineWording text, Object... values) {
        List<Effect> effects = List.of(new Effect.Noted(kind, text.of(values)));
        firings.add(new Firing(
                "note", nowMillis, hand(), current().name(), current().name(), effects));
    }

    /** Records what the engine itself did, if anything. */
    void record(String rule, List<Effect> effects) {
        if (!effects.isEmpty()) {
            firings.add(new Firing(
                    rule, nowMillis, hand(), current().name(), current().name(), effects));
        }
    }

    /** The leaf in hand as evidence. */
    List<Long> hand() {
        return index < 0 ? List.of() : List.of(index);
    }
}
