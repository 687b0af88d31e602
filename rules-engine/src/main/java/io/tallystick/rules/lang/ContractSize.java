package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.Var;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.forecast.ForecastLimits;
import io.tallystick.rules.forecast.HoltWinters;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.window.Aggregate;
import io.tallystick.rules.window.WindowLimits;

/** How many bytes the state of one instance may take, from what each part of it may hold. */
final class ContractSize {
    /** Names, times and counts that every instance has. */
    private static final long INSTANCE = 4_096;
    /** A value with its time and index, a timer, a signal, an alert's fields. */
    private static final long PART = 96;
    /** Of a sample: time and value. */
    private static final long SAMPLE = 16;
    /** Of a character in UTF-8, at most. */
    private static final long CHARACTER = 3;
    /** Contents of a document with several signers that wait for the others, each by its digest and signers. */
    private static final long WAITING = 16;

    private ContractSize() {}

    static long bytes(Contract contract) {
        long values = 0;
        for (Param param : contract.params()) {
            values += PART + text(param.type());
        }
        for (Var var : contract.vars()) {
            values += PART + text(var.type());
        }
        for (Input input : contract.inputs()) {
            values += PART + input(input);
        }
        long windows = contract.measures().windows().stream()
                .mapToLong(window -> PART + SAMPLE * samples(window))
                .sum();
        long forecasts = contract.measures().forecasts().stream()
                .mapToLong(ContractSize::forecast)
                .sum();
        long signals =
                contract.signals().stream().mapToLong(ContractSize::signal).sum();
        long places = contract.measures().fences().size()
                + contract.measures().distances().size();
        long rules = contract.always().size()
                + contract.states().stream()
                        .mapToLong(state -> state.rules().size() + state.enter().size())
                        .sum();
        return INSTANCE + values + windows + forecasts + signals + PART * (places + rules);
    }

    /** The most samples that a window holds. */
    static long samples(Measures.Window window) {
        if (window.span() instanceof Measures.Span.Over over) {
            return over.maxSamples();
        }
        if (window.span() instanceof Measures.Span.Last last) {
            return last.n();
        }
        return window.asked().contains(Aggregate.PERCENTILE) ? WindowLimits.MAX_ORDERED : 1;
    }

    private static long text(Type type) {
        return type == Type.STRING ? CHARACTER * Size.defaultOf(type).own() : 0;
    }

    private static long input(Input input) {
        if (input instanceof Input.Document document) {
            long content = CHARACTER * Size.defaultOf(Type.DOCUMENT).own();
            return content * (document.atLeast() > 1 ? 1 + WAITING : 1);
        }
        if (input instanceof Input.Reading reading) {
            return text(reading.type());
        }
        return input instanceof Input.Message
                ? CHARACTER * Size.defaultOf(Type.DOCUMENT).own()
                : 0;
    }

    private static long forecast(Measures.Forecasting forecast) {
        StateWriter out = new StateWriter();
        forecast.model().get().write(out);
        // While it starts, a season's method keeps two seasons; made empty it says nothing of their number.
        boolean seasonal = forecast.model().get() instanceof HoltWinters;
        return PART + out.toByteArray().length + (seasonal ? 2L * Double.BYTES * ForecastLimits.MAX_SEASON : 0);
    }

    private static long signal(Signalling signal) {
        long samples = signal.kind() instanceof Signalling.Share share
                ? share.spec().least().n()
                : 0;
        return PART + SAMPLE * samples;
    }
}
