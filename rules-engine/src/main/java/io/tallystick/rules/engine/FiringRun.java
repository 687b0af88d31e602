package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.EvaluationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule fires: first all expressions, then all effects. Where a state is entered there are two stages of evaluation: the rule's
 * and the left state's actions over the values as they were, then the entered state's over the variables as those actions set them.
 */
final class FiringRun {
    private final Core core;
    private final Rule rule;
    private final List<Ready> ready = new ArrayList<>();
    private List<Instant> instants = List.of();

    FiringRun(Core core, Rule rule) {
        this.core = core;
        this.rule = rule;
    }

    /**
     * Fires.
     *
     * @return the authors' ids of payments that were refused
     * @throws SuspensionException an expression has no value; nothing has happened then
     */
    List<String> fire() {
        core.firings.fires(rule, core.memory);
        State before = core.current();
        int stateBefore = core.state;
        long enteredBefore = core.enteredMillis;
        Object[] variables = core.memory.copyOfVariables();
        try {
            evaluate(before);
        } catch (SuspensionException failed) {
            core.memory.restoreVariables(variables);
            enter(stateBefore, enteredBefore);
            throw failed;
        }
        Applying applying = new Applying(core);
        ready.forEach(applying::apply);
        if (rule.go() >= 0) {
            settle(before);
        }
        core.firings.add(new Firing(
                rule.path(),
                core.nowMillis,
                core.inputs.evidence(rule.inputs()),
                before.name(),
                core.current().name(),
                applying.effects()));
        core.lateLog.saw(applying.effects());
        if (core.current().isFinal()) {
            core.forget();
        }
        return applying.refused();
    }

    private void evaluate(State before) {
        Resolver resolver = new Resolver(core.memory);
        ready.addAll(resolver.resolve(rule.actions(), rule.path()));
        if (rule.go() >= 0) {
            ready.addAll(resolver.resolve(before.exit(), before.name() + ".exit"));
        }
        for (Ready each : ready) {
            set(each);
        }
        if (rule.go() >= 0) {
            enter(rule.go(), core.nowMillis);
            List<Ready> entering =
                    resolver.resolve(core.current().enter(), core.current().name() + ".enter");
            instants = instants(core, core.current().rules());
            entering.forEach(this::set);
            ready.addAll(entering);
        }
    }

    private void set(Ready each) {
        if (each instanceof Ready.SetVariable set) {
            try {
                core.memory.setVariable(set.var(), set.value());
            } catch (IllegalArgumentException tooBig) {
                throw new SuspensionException(rule.path() + ".set", Fault.TOO_LARGE);
            }
        }
    }

    private void enter(int state, long at) {
        core.state = state;
        core.enteredMillis = at;
        core.memory.setTime(core.plan.contract.slots().entered(), at);
    }

    /** Signals and timers of the left state end, those of the entered one begin. */
    private void settle(State before) {
        core.visit++;
        core.timers.cancel(before.rules());
        core.signals.beginState();
        core.timers.begin(core.current().rules(), instants);
        core.memory.markAll();
    }

    /**
     * What the {@code at} of rules come to; null for other triggers and where a value is not there yet.
     *
     * @throws SuspensionException an expression has no value
     */
    static List<Instant> instants(Core core, List<Rule> rules) {
        List<Instant> instants = new ArrayList<>();
        for (Rule rule : rules) {
            instants.add(rule.trigger() instanceof Trigger.At at ? instant(core, rule, at) : null);
        }
        return instants;
    }

    private static Instant instant(Core core, Rule rule, Trigger.At at) {
        try {
            return (Instant) core.memory.evaluate(at.instant());
        } catch (EvaluationException failed) {
            if (failed.kind() == EvaluationException.Kind.UNSET) {
                return null;
            }
            throw new SuspensionException(rule.path() + ".at", failed);
        }
    }

    /** An action's organisation, by the opening. */
    static String organisation(Core core, String role) {
        return core.opening.parties().get(role);
    }
}
