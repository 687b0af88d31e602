package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Var;
import io.tallystick.rules.timer.Alert;
import io.tallystick.rules.timer.Ladder;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Carries what an instance has measured, and what it waits for, into its form under another version: of what both texts declare alike.
 * The rest begins anew. A suspended instance has measured nothing.
 */
final class Carrying {
    private final Core old;
    private final Core core;
    private final Contract contract;
    private final Contract before;
    private final Sameness same;
    private final List<String> notes;

    /** @param core with its state, times, params and variables */
    Carrying(Core old, Core core, Migration migration, List<String> notes) {
        this.old = old;
        this.core = core;
        this.contract = core.plan.contract;
        this.before = old.plan.contract;
        this.same = new Sameness(old, core, migration);
        this.notes = notes;
    }

    void run() {
        core.alerts.book = old.alerts.book.carried(contract.ladders(), this::ladder, core.nowMillis);
        core.signals.beginGlobal();
        core.signals.beginState();
        if (old.suspension == null) {
            inputs();
            measures();
            signals();
            tellWhatIsNew();
        }
        tellWhatIsGone();
    }

    /** Sets the timers of an instance whose values are all there. */
    void timers(Core now) {
        new TimerCarrying(old, now, same).run();
    }

    private void inputs() {
        for (int place = 0; place < same.inputs.length; place++) {
            if (same.inputs[place] >= 0) {
                core.inputs.take(place, old.inputs, same.inputs[place]);
                core.coSigning.take(place, old.coSigning, same.inputs[place]);
            }
        }
    }

    private void measures() {
        each(same.windows, (place, from) -> core.measures.takeWindow(place, old.measures, from));
        each(same.forecasts, (place, from) -> core.measures.takeForecast(place, old.measures, from));
        each(same.fences, (place, from) -> core.measures.places.takeFence(place, old.measures.places, from));
        each(same.distances, (place, from) -> core.measures.places.takeDistance(place, old.measures.places, from));
    }

    private void signals() {
        each(same.signals, (place, from) -> {
            if (core.signals.looks(place) && old.signals.looks(from)) {
                core.signals.take(place, old.signals, from);
            }
        });
    }

    private interface Taking {
        void take(int place, int from);
    }

    private static void each(int[] places, Taking taking) {
        for (int place = 0; place < places.length; place++) {
            if (places[place] >= 0) {
                taking.take(place, places[place]);
            }
        }
    }

    /** The ladder with which the new text raises the alert, if it does; else the same one, if there is one. */
    private int ladder(Alert alert) {
        Ladder had = before.ladders().get(alert.ladder());
        int first = -1;
        for (Action.Raise raise : raises(alert.key())) {
            if (contract.ladders().get(raise.ladder()).equals(had)) {
                return raise.ladder();
            }
            first = first < 0 ? raise.ladder() : first;
        }
        return first >= 0 ? first : Math.max(0, contract.ladders().indexOf(had));
    }

    private List<Action.Raise> raises(String key) {
        Stream<Action> inStates = contract.states().stream().flatMap(Carrying::actions);
        Stream<Action> always = contract.always().stream().map(Rule::actions).flatMap(List::stream);
        return Stream.concat(inStates, always)
                .filter(Action.Raise.class::isInstance)
                .map(Action.Raise.class::cast)
                .filter(raise -> raise.key().equals(key))
                .toList();
    }

    private static Stream<Action> actions(State state) {
        Stream<Action> ends = Stream.concat(state.enter().stream(), state.exit().stream());
        return Stream.concat(ends, state.rules().stream().map(Rule::actions).flatMap(List::stream));
    }

    private void tellWhatIsNew() {
        tell("input", same.inputs, place -> contract.inputs().get(place).name());
        tell(
                "window",
                same.windows,
                place -> contract.measures().windows().get(place).name());
        tell(
                "forecast",
                same.forecasts,
                place -> contract.measures().forecasts().get(place).name());
        tell(
                "fence",
                same.fences,
                place -> contract.measures().fences().get(place).name());
        tell(
                "distance",
                same.distances,
                place -> contract.measures().distances().get(place).name());
        tell("signal", same.signals, place -> contract.signals().get(place).name());
    }

    private void tell(String kind, int[] places, IntFunction<String> name) {
        for (int place = 0; place < places.length; place++) {
            if (places[place] < 0) {
                notes.add(EngineWording.BEGINS_ANEW.of(kind, name.apply(place)));
            }
        }
    }

    private void tellWhatIsGone() {
        gone(
                "param",
                before.params().stream().map(Param::name),
                contract.params().stream().map(Param::name));
        gone(
                "var",
                before.vars().stream().map(Var::name),
                contract.vars().stream().map(Var::name));
        gone(
                "input",
                before.inputs().stream().map(Input::name),
                contract.inputs().stream().map(Input::name));
    }

    private void gone(String kind, Stream<String> had, Stream<String> has) {
        List<String> known = has.toList();
        had.filter(name -> !known.contains(name)).forEach(name -> notes.add(EngineWording.IS_GONE.of(kind, name)));
    }
}
