package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.window.CalendarWindow;
import io.tallystick.rules.window.SampleWindow;
import io.tallystick.rules.window.WindowValues;

/** One window of an instance, of either kind, and its results' slots. */
final class WindowState {
    private final Measures.Window declared;
    private final Memory memory;
    private final SampleWindow samples;
    private final CalendarWindow calendar;
    private final boolean slides;
    private boolean started;

    WindowState(Measures.Window declared, Memory memory) {
        this.declared = declared;
        this.memory = memory;
        Measures.Span span = declared.span();
        slides = span instanceof Measures.Span.Over;
        if (span instanceof Measures.Span.Over over) {
            samples = SampleWindow.sliding(over.millis(), over.maxSamples(), declared.asked());
            calendar = null;
        } else if (span instanceof Measures.Span.Last last) {
            samples = SampleWindow.last(last.n(), declared.asked());
            calendar = null;
        } else {
            Measures.Span.Calendar periods = (Measures.Span.Calendar) span;
            samples = null;
            calendar = new CalendarWindow(periods.unit(), periods.zone(), declared.asked());
        }
    }

    /** @param value NaN for none: nothing is added */
    void add(long at, double value) {
        if (!Double.isNaN(value)) {
            if (calendar == null) {
                samples.add(at, value);
            } else {
                calendar.add(at, value);
            }
            started = true;
            publish();
        }
    }

    /** When the open calendar period ends, or never. */
    long closesAt() {
        return calendar == null || !started ? Long.MAX_VALUE : calendar.openEndMillis();
    }

    /** Brings a calendar window to a time; whether a period closed. */
    boolean advance(long at) {
        boolean closed = calendar.advance(at);
        publish();
        return closed;
    }

    /** Lets time pass in a window over a duration. */
    void slide(long at) {
        if (slides && started) {
            int before = samples.count();
            boolean complete = samples.complete();
            samples.advance(at);
            if (samples.count() != before || samples.complete() != complete) {
                publish();
            }
        }
    }

    void publish() {
        for (Measures.Result result : declared.results()) {
            if (result.closed() && !calendar.anyClosed()) {
                memory.unset(result.slot());
            } else {
                publish(result, calendar == null ? samples : result.closed() ? calendar.closed() : calendar.open());
            }
        }
    }

    private void publish(Measures.Result result, WindowValues values) {
        switch (result.field()) {
            case "count" -> memory.set(result.slot(), (Object) (long) values.count());
            case "complete" -> memory.set(result.slot(), (Object) (samples == null || samples.complete()));
            default -> memory.setOrUnset(result.slot(), number(result, values));
        }
    }

    private static double number(Measures.Result result, WindowValues values) {
        return switch (result.field()) {
            case "sum" -> values.sum();
            case "mean" -> values.mean();
            case "min" -> values.min();
            case "max" -> values.max();
            case "deviation" -> values.populationDeviation();
            case "sampleDeviation" -> values.sampleDeviation();
            case "first" -> values.first();
            case "last" -> values.last();
            case "ratePerSecond" -> values.ratePerSecond();
            case "ratePerHour" -> values.ratePerHour();
            default -> values.percentile(result.percent());
        };
    }

    void write(StateWriter out) {
        out.bool(started);
        if (calendar == null) {
            samples.write(out);
        } else {
            calendar.write(out);
        }
    }

    void read(StateReader in) {
        started = in.bool();
        if (calendar == null) {
            samples.read(in);
        } else {
            calendar.read(in);
        }
    }
}
