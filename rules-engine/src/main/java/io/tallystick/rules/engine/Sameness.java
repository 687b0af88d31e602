package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.contract.Var;
import io.tallystick.rules.expr.Expression;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which parts of two versions are the same for one instance: declared alike, over names that are the same in turn. A param or variable is
 * the same while its value is. For each part of the new version its place in the old one, or -1.
 */
final class Sameness {
    private final Core old;
    private final Core core;
    private final Contract from;
    private final Contract to;
    private final Migration migration;
    /** Names that expressions of both versions mean the same by. */
    private final Set<String> names = new TreeSet<>(List.of("now", "entered", "device"));

    final int[] inputs;
    final int[] windows;
    final int[] forecasts;
    final int[] fences;
    final int[] distances;
    final int[] signals;
    final int[] schedules;

    Sameness(Core old, Core core, Migration migration) {
        this.old = old;
        this.core = core;
        this.from = old.plan.contract;
        this.to = core.plan.contract;
        this.migration = migration;
        Measures measures = to.measures();
        inputs = Likeness.places(to.inputs(), from.inputs(), this::like);
        windows = Likeness.places(measures.windows(), from.measures().windows(), this::like);
        forecasts = Likeness.places(measures.forecasts(), from.measures().forecasts(), this::like);
        fences = Likeness.places(
                measures.fences(),
                from.measures().fences(),
                (a, b) -> a.name().equals(b.name())
                        && input(a.input(), b.input())
                        && a.rule().apply(core.agreed).equals(b.rule().apply(old.agreed)));
        distances = Likeness.places(
                measures.distances(),
                from.measures().distances(),
                (a, b) -> a.name().equals(b.name())
                        && input(a.input(), b.input())
                        && a.rule().apply(core.agreed).equals(b.rule().apply(old.agreed)));
        signals = Likeness.places(to.signals(), from.signals(), this::like);
        schedules = Likeness.places(
                to.schedules(),
                from.schedules(),
                (a, b) -> a.name().equals(b.name())
                        && a.from().apply(old.openedMillis).equals(b.from().apply(old.openedMillis)));
        name();
        settle();
    }

    /** Whether two triggers name the same moment. */
    boolean moment(Trigger before, Trigger now) {
        if (before instanceof Trigger.After a && now instanceof Trigger.After b) {
            return a.time().in(old::duration) == b.time().in(core::duration);
        }
        return before instanceof Trigger.At a && now instanceof Trigger.At b && expression(a.instant(), b.instant());
    }

    private boolean input(int now, int before) {
        return inputs[now] == before;
    }

    private boolean like(Input a, Input b) {
        int before = from.inputs().indexOf(b);
        boolean kept = old.inputs.newest(before) < 0 || old.inputs.looksAt(before);
        return Likeness.inputs(a, b)
                && (kept || !core.inputs.looksAt(to.inputs().indexOf(a)));
    }

    private boolean like(Measures.Window a, Measures.Window b) {
        // A calendar window keeps what it is asked for; the others keep their samples.
        boolean asked =
                !(a.span() instanceof Measures.Span.Calendar) || a.asked().equals(b.asked());
        return a.name().equals(b.name())
                && input(a.input(), b.input())
                && a.span().equals(b.span())
                && asked;
    }

    private boolean like(Measures.Forecasting a, Measures.Forecasting b) {
        return a.name().equals(b.name())
                && windows[a.window()] == b.window()
                && a.model().equals(b.model())
                && a.ahead() == b.ahead();
    }

    private boolean like(Signalling a, Signalling b) {
        // One that stands in a rule has no name of its own: it is known by what it looks for.
        boolean named = a.activeSlot() >= 0 || b.activeSlot() >= 0;
        boolean state = a.state() < 0
                ? b.state() < 0
                : b.state() >= 0 && migration.states().get(b.state()) == a.state();
        return state
                && (!named || a.name().equals(b.name()))
                && Likeness.kinds(a.kind(), b.kind(), core::duration, old::duration, this::input);
    }

    /** All names that are the same if the parts are that look alike. */
    private void name() {
        for (Param param : to.params()) {
            Object value = core.opening.params().get(param.name());
            if (from.params().stream().anyMatch(one -> one.name().equals(param.name()) && one.type() == param.type())
                    && Objects.equals(value, old.opening.params().get(param.name()))) {
                names.add(param.name());
            }
        }
        for (int place = 0; place < to.vars().size(); place++) {
            Var var = to.vars().get(place);
            for (int before = 0; before < from.vars().size(); before++) {
                Var one = from.vars().get(before);
                if (one.name().equals(var.name())
                        && one.type() == var.type()
                        && Objects.equals(core.memory.variable(place), old.memory.variable(before))) {
                    names.add(var.name());
                }
            }
        }
        new PartNames(to).each(this::isSame, names::addAll);
    }

    private boolean isSame(PartNames.Kind kind, int place) {
        return switch (kind) {
            case INPUT -> inputs[place] >= 0;
            case WINDOW -> windows[place] >= 0;
            case FORECAST -> forecasts[place] >= 0;
            case FENCE -> fences[place] >= 0;
            case DISTANCE -> distances[place] >= 0;
            case SIGNAL -> signals[place] >= 0;
        };
    }

    /** Takes away what hangs on names that are not the same, until nothing more does. */
    private void settle() {
        PartNames parts = new PartNames(to);
        boolean again = true;
        while (again) {
            again = false;
            for (int place = 0; place < windows.length; place++) {
                again |= drop(
                        windows,
                        place,
                        expression(
                                valueOf(windows, place),
                                to.measures().windows().get(place).value()));
            }
            for (int place = 0; place < forecasts.length; place++) {
                again |= drop(forecasts, place, isSameForecast(place));
            }
            for (int place = 0; place < signals.length; place++) {
                again |= drop(signals, place, isSameSignal(place));
            }
            if (again) {
                parts.each((kind, place) -> !isSame(kind, place), names::removeAll);
            }
        }
    }

    private static boolean drop(int[] places, int place, boolean stays) {
        boolean drops = places[place] >= 0 && !stays;
        if (drops) {
            places[place] = -1;
        }
        return drops;
    }

    private Expression valueOf(int[] places, int place) {
        return places[place] < 0
                ? null
                : from.measures().windows().get(places[place]).value();
    }

    private boolean isSameForecast(int place) {
        Measures.Forecasting now = to.measures().forecasts().get(place);
        return forecasts[place] >= 0
                && windows[now.window()] >= 0
                && expression(from.measures().forecasts().get(forecasts[place]).value(), now.value());
    }

    private boolean isSameSignal(int place) {
        if (signals[place] < 0) {
            return false;
        }
        List<Expression> before =
                Likeness.expressions(from.signals().get(signals[place]).kind());
        List<Expression> now = Likeness.expressions(to.signals().get(place).kind());
        boolean all = before.size() == now.size();
        for (int i = 0; all && i < now.size(); i++) {
            all = expression(before.get(i), now.get(i));
        }
        return all;
    }

    /** Whether two expressions are the same text over the same names; two that are not there are. */
    private boolean expression(Expression before, Expression now) {
        if (before == null || now == null) {
            return before == now;
        }
        return before.text().equals(now.text())
                && now.slots().stream()
                        .map(slot -> to.scope().variables().get(slot).name())
                        .allMatch(names::contains);
    }
}
