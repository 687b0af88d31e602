package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.Variable;
import io.tallystick.rules.forecast.Forecast;
import io.tallystick.rules.forecast.ForecastLimits;
import io.tallystick.rules.forecast.Holt;
import io.tallystick.rules.forecast.HoltWinters;
import io.tallystick.rules.forecast.Seasonality;
import io.tallystick.rules.forecast.SimpleExponential;
import io.tallystick.rules.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code forecasts}: what the next periods of a calendar window will bring.
 *
 * <pre>
 * name: {of: WINDOW, value: EXPRESSION, method: METHOD, ahead: PERIODS}
 * METHOD = {simple: {alpha: A}} | {holt: {alpha: A, beta: B}}
 *        | {holtWinters: {season: SLOTS, alpha: A, beta: B, gamma: G, kind: additive | multiplicative}}
 * </pre>
 */
final class ForecastsSection {
    private final Draft draft;
    private final WindowsSection windows;
    private final List<Declared> declared = new ArrayList<>();

    private record Declared(
            String name, int window, Node value, Supplier<Forecast> model, int ahead, int next, int error) {}

    ForecastsSection(Draft draft, WindowsSection windows) {
        this.draft = draft;
        this.windows = windows;
    }

    void declare(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "forecasts")) {
            if (draft.names.declare(part.key(), "forecast", part.name())) {
                Fields fields = draft.fields(part.value(), "forecast " + part.name());
                Optional<Integer> window = fields.required("of")
                        .flatMap(node -> draft.place(node, "window", draft.windowPlaces)
                                .flatMap(place -> calendar(node, place)));
                Optional<Node> value = fields.required("value");
                Optional<Supplier<Forecast>> model = fields.required("method").flatMap(this::method);
                long ahead = fields.optional("ahead")
                        .flatMap(node -> draft.values.integer(node, "ahead", 1, ForecastLimits.MAX_HORIZON))
                        .orElse(1L);
                fields.requireNoOthers();
                int next = slot(part, "next", window);
                int error = slot(part, "error", window);
                if (window.isPresent() && value.isPresent() && model.isPresent()) {
                    declared.add(new Declared(
                            part.name(), window.get(), value.get(), model.get(), (int) ahead, next, error));
                }
            }
        }
    }

    private int slot(Fields.Named part, String result, Optional<Integer> window) {
        return draft.names.variable(
                part.key(),
                new Variable(part.name() + "." + result, Type.DOUBLE, Size.defaultOf(Type.DOUBLE)),
                null,
                window.map(windows::inputsOf).orElse(Set.of()));
    }

    private Optional<Integer> calendar(Node at, int place) {
        return windows.span(place) instanceof Measures.Span.Calendar
                ? Optional.of(place)
                : draft.values.refuse(
                        at,
                        "of: want a calendar window, whose periods close, got another",
                        "give the window \"calendar: hour\" or the like");
    }

    private Optional<Supplier<Forecast>> method(Node node) {
        Fields methods = draft.fields(node, "method");
        Optional<Supplier<Forecast>> model = methods.exactlyOne(List.of("simple", "holt", "holtWinters"))
                .flatMap(name -> model(name, methods.required(name).orElseThrow()));
        methods.requireNoOthers();
        return model;
    }

    private Optional<Supplier<Forecast>> model(String name, Node node) {
        Fields fields = draft.fields(node, name);
        double alpha = share(fields, "alpha");
        double beta = name.equals("simple") ? 0 : share(fields, "beta");
        boolean seasons = name.equals("holtWinters");
        double gamma = seasons ? share(fields, "gamma") : 0;
        int season = seasons
                ? fields.required("season")
                        .flatMap(slots -> draft.values.integer(
                                slots, "season", ForecastLimits.MIN_SEASON, ForecastLimits.MAX_SEASON))
                        .orElse((long) ForecastLimits.MIN_SEASON)
                        .intValue()
                : 0;
        boolean multiplies = seasons
                && fields.optional("kind")
                        .flatMap(kind -> draft.values.oneOf(kind, "kind", List.of("additive", "multiplicative")))
                        .orElse("additive")
                        .equals("multiplicative");
        fields.requireNoOthers();
        Supplier<Forecast> model = new Model(name, multiplies, season, alpha, beta, gamma);
        return draft.values.made(node, name, model).map(good -> model);
    }

    /** Makes an empty forecast; two that make alike are equal. */
    private record Model(String method, boolean multiplies, int season, double alpha, double beta, double gamma)
            implements Supplier<Forecast> {
        @Override
        public Forecast get() {
            return switch (method) {
                case "simple" -> new SimpleExponential(alpha);
                case "holt" -> new Holt(alpha, beta);
                default ->
                    new HoltWinters(
                            multiplies ? Seasonality.MULTIPLICATIVE : Seasonality.ADDITIVE, season, alpha, beta, gamma);
            };
        }
    }

    private double share(Fields fields, String name) {
        return fields.required(name)
                .flatMap(node -> draft.values.number(node, name))
                .orElse(1.0);
    }

    List<Measures.Forecasting> compile() {
        List<Measures.Forecasting> forecasts = new ArrayList<>();
        for (Declared one : declared) {
            Optional<Expression> value =
                    draft.expressions().of(one.value, "value of forecast " + one.name, Type.DOUBLE);
            Unit unit = value.map(draft.expressions()::unitOf).orElse(null);
            draft.names.unit(one.next, unit);
            draft.names.unit(one.error, unit);
            value.ifPresent(observed -> forecasts.add(new Measures.Forecasting(
                    one.name, one.window, observed, one.model, one.ahead, one.next, one.error)));
        }
        return forecasts;
    }
}
