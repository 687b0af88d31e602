package io.tallystick.rules.engine;

import io.tallystick.rules.contract.ContractLimits;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.timer.Severity;
import java.util.ArrayList;
import java.util.List;

/** Which rules fire when something happens, and in which order. */
final class Rounds {
    private final Core core;
    private int transitions;
    private int fired;

    Rounds(Core core) {
        this.core = core;
    }

    void beginStep() {
        transitions = 0;
        fired = 0;
    }

    /** Something happened that rules are set off by. */
    void occur(Trigger trigger) {
        round(core.plan.rules(core.state, trigger));
        conditions();
    }

    /** The timer of one rule is due. */
    void occur(Rule rule) {
        round(List.of(rule));
        conditions();
    }

    /**
     * An input has come.
     *
     * @param visit the state's visit when it came: a state that it led to does not look at it again
     */
    void arrival(int input, int visit) {
        Trigger trigger = core.plan.arrivals[input];
        round(core.visit == visit ? core.plan.rules(core.state, trigger) : always(trigger));
        conditions();
    }

    private List<Rule> always(Trigger trigger) {
        return core.current().isFinal() ? List.of() : core.plan.always(trigger);
    }

    /** Those of the rules whose guards hold fire, until one leaves the state. Whether any fired. */
    private boolean round(List<Rule> rules) {
        boolean any = false;
        int visit = core.visit;
        for (Rule rule : rules) {
            if (core.visit == visit && holds(rule)) {
                fire(rule);
                any = true;
            }
        }
        return any;
    }

    /** Condition rules, until none holds. Only those are asked whose names have changed. */
    void conditions() {
        boolean went = core.memory.anyChanged();
        while (went) {
            went = false;
            for (Plan.Guarded each : core.plan.conditions[core.state]) {
                if (core.memory.changed(each.slots()) && holds(each.rule())) {
                    fire(each.rule());
                    went = true;
                    break;
                }
            }
        }
        core.memory.clearChanged();
    }

    private boolean holds(Rule rule) {
        try {
            return rule.guard() == null || core.memory.test(rule.guard()).orElse(false);
        } catch (EvaluationException failed) {
            throw new SuspensionException(rule.path() + ".if", failed);
        }
    }

    private void fire(Rule rule) {
        if (++fired > EngineLimits.MAX_FIRINGS) {
            throw new SuspensionException(rule.path(), Fault.FIRINGS, EngineLimits.MAX_FIRINGS);
        }
        if (rule.go() >= 0 && ++transitions > ContractLimits.MAX_TRANSITIONS) {
            throw new SuspensionException(rule.path(), Fault.TRANSITIONS, ContractLimits.MAX_TRANSITIONS);
        }
        refused(new FiringRun(core, rule).fire());
    }

    /** Payments that the book refused set off rules at once; without one that fires an alert tells of it. */
    private void refused(List<String> effects) {
        for (String effect : effects) {
            List<Rule> rules = new ArrayList<>();
            for (Rule rule : core.plan.rules(core.current())) {
                if (rule.trigger() instanceof Trigger.Refused of
                        && (of.effect().isEmpty() || of.effect().equals(effect))) {
                    rules.add(rule);
                }
            }
            if (!round(rules)) {
                List<Effect> done = new ArrayList<>();
                core.alerts.raise(
                        "refused/" + effect, Severity.MAJOR, 0, EngineWording.PAYMENT_REFUSED.of(effect), done);
                core.record("refused", done);
            }
        }
    }
}
