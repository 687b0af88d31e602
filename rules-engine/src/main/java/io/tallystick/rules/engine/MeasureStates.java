package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.forecast.Forecast;
import io.tallystick.rules.forecast.RefusedObservationException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Windows, forecasts and places of one instance.
 *
 * <pre>state = each window, each forecast, each fence's tracker, each distance's tracker</pre>
 */
final class MeasureStates {
    private final Core core;
    private final Measures declared;
    private final WindowState[] windows;
    private final Forecast[] forecasts;
    final Places places;

    MeasureStates(Core core) {
        this.core = core;
        declared = core.plan.contract.measures();
        windows = declared.windows().stream()
                .map(window -> new WindowState(window, core.memory))
                .toArray(WindowState[]::new);
        forecasts = declared.forecasts().stream()
                .map(forecast -> forecast.model().get())
                .toArray(Forecast[]::new);
        places = new Places(core);
    }

    /** Gives new slots their first values. */
    void begin() {
        for (WindowState window : windows) {
            window.publish();
        }
        for (int i = 0; i < forecasts.length; i++) {
            publish(i);
        }
        places.publish();
    }

    int windows() {
        return windows.length;
    }

    /** When a calendar window's period closes, or never. */
    long closesAt(int window) {
        return windows[window].closesAt();
    }

    /** Closes the period that ends by then. */
    void close(int window, long at) {
        if (windows[window].advance(at)) {
            for (int i = 0; i < forecasts.length; i++) {
                if (declared.forecasts().get(i).window() == window) {
                    observe(i);
                }
            }
            core.rounds.occur(new Trigger.Closed(window));
        }
    }

    /** Calendar windows of an input close what ended before a sample of it. */
    void closeBefore(int input, long at) {
        for (int window : core.plan.windowsOf[input]) {
            while (windows[window].closesAt() <= at) {
                close(window, windows[window].closesAt());
            }
        }
    }

    /** Lets time pass in windows over a duration. */
    void onTime(long at) {
        for (WindowState window : windows) {
            window.slide(at);
        }
    }

    /** A sample has come to an input. */
    void sample(int input, double value, long at) {
        onTime(at);
        for (int place : core.plan.windowsOf[input]) {
            windows[place].add(at, valueFor(place, value));
        }
    }

    /** NaN where there is none. */
    private double valueFor(int window, double reading) {
        Measures.Window of = declared.windows().get(window);
        return of.value() == null ? reading : number(of.value(), "windows." + of.name());
    }

    private double number(Expression expression, String what) {
        try {
            return (Double) core.memory.evaluate(expression);
        } catch (EvaluationException failed) {
            if (failed.kind() == EvaluationException.Kind.UNSET) {
                return Double.NaN;
            }
            throw new SuspensionException(what, failed);
        }
    }

    private void observe(int place) {
        Measures.Forecasting of = declared.forecasts().get(place);
        double value = number(of.value(), "forecasts." + of.name());
        try {
            if (Double.isNaN(value)) {
                forecasts[place].miss();
            } else {
                forecasts[place].observe(value);
            }
        } catch (RefusedObservationException refused) {
            forecasts[place].miss();
        }
        publish(place);
    }

    private void publish(int place) {
        Measures.Forecasting of = declared.forecasts().get(place);
        core.memory.setOrUnset(of.nextSlot(), forecasts[place].ahead(of.ahead()));
        core.memory.setOrUnset(of.errorSlot(), forecasts[place].meanAbsoluteError());
    }

    /** Takes over a window of another version that is made alike; this one must be new. */
    void takeWindow(int window, MeasureStates other, int from) {
        StateWriter state = new StateWriter();
        other.windows[from].write(state);
        windows[window].read(new StateReader(state.toByteArray()));
    }

    /** Likewise a forecast. */
    void takeForecast(int forecast, MeasureStates other, int from) {
        StateWriter state = new StateWriter();
        other.forecasts[from].write(state);
        forecasts[forecast].read(new StateReader(state.toByteArray()));
    }

    void write(StateWriter out) {
        for (WindowState window : windows) {
            window.write(out);
        }
        for (Forecast forecast : forecasts) {
            forecast.write(out);
        }
        places.write(out);
    }

    void read(StateReader in) {
        for (WindowState window : windows) {
            window.read(in);
        }
        for (Forecast forecast : forecasts) {
            forecast.read(in);
        }
        places.read(in);
        begin();
    }
}
