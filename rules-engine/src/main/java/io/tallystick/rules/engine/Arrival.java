package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Lateness;

/** One input comes: what was due before it, its value, what is computed from it, signals, rules. */
final class Arrival {
    private final Core core;
    private final int input;
    private final String sender;

    Arrival(Core core, int input, String sender) {
        this.core = core;
        this.input = input;
        this.sender = sender;
    }

    /** @param at its time, at most the ledger's */
    void take(long at, Coming coming) {
        if (coming instanceof Coming.Refusal refusal) {
            core.note("reading", EngineWording.FROM, refusal.reason(), sender);
        } else if (at < 0) {
            core.note("reading", EngineWording.BEFORE_1970, name(), at, sender);
        } else if (at < core.inputs.newest(input)) {
            late(at, coming);
        } else {
            core.lateLog.add(new Logged(at, core.index, input, sender, coming));
            core.signals.before(input, at);
            core.measures.closeBefore(input, at);
            if (!core.stopped() && bind(at, coming)) {
                look(at, coming);
            }
        }
    }

    private void late(long at, Coming coming) {
        Lateness lateness = core.plan.contract.lateness();
        long by = core.inputs.newest(input) - at;
        if (by <= lateness.withinMillis() && core.lateLog.reaches(at)) {
            core.lateLog.late.add(new Logged(at, core.index, input, sender, coming));
        } else if (lateness.then() != Lateness.Then.IGNORE) {
            if (by > lateness.withinMillis()) {
                core.note("late", EngineWording.TOO_LATE, name(), by, lateness.withinMillis(), sender);
            } else {
                core.note("late", EngineWording.LATE, name(), by, sender);
            }
        }
    }

    private boolean bind(long at, Coming coming) {
        try {
            if (coming instanceof Coming.Number number) {
                core.inputs.number(input, number.value(), at);
            } else if (coming instanceof Coming.Place place) {
                core.inputs.location(input, place.latitude(), place.longitude(), at);
            } else if (coming instanceof Coming.Value value) {
                core.inputs.value(input, value.value(), at);
            } else if (coming instanceof Coming.Content content) {
                core.inputs.value(input, content.content(), at);
                core.inputs.evidence(input, content.leaves());
            }
        } catch (IllegalArgumentException tooBig) {
            core.note("input", EngineWording.NOT_DECLARED, name(), sender);
            return false;
        }
        core.setDevice(sender);
        return true;
    }

    private void look(long at, Coming coming) {
        int visit = core.visit;
        if (coming instanceof Coming.Number number) {
            core.measures.sample(input, number.value(), at);
        } else {
            core.measures.sample(input, Double.NaN, at);
        }
        if (coming instanceof Coming.Place place) {
            core.measures.places.position(input, place.latitude(), place.longitude(), at);
        }
        core.signals.sample(input, at, visit);
        core.rounds.arrival(input, visit);
    }

    private String name() {
        Input of = core.plan.contract.inputs().get(input);
        return of.name();
    }
}
