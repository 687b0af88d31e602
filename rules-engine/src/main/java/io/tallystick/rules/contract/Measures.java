package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.forecast.Forecast;
import io.tallystick.rules.geo.DistanceRule;
import io.tallystick.rules.geo.FenceRule;
import io.tallystick.rules.time.ZoneTable;
import io.tallystick.rules.window.Aggregate;
import io.tallystick.rules.window.CalendarUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is computed from readings as they come.
 *
 * @param bounds what fences and distances want of params
 */
public record Measures(
        List<Window> windows,
        List<Forecasting> forecasts,
        List<Fenced> fences,
        List<Distance> distances,
        List<Bound> bounds) {
    public Measures {
        windows = List.copyOf(windows);
        forecasts = List.copyOf(forecasts);
        fences = List.copyOf(fences);
        distances = List.copyOf(distances);
        bounds = List.copyOf(bounds);
    }

    /** Which samples a window holds. */
    public sealed interface Span {
        /** Those of the last {@code millis}, at most {@code maxSamples}. */
        record Over(long millis, int maxSamples) implements Span {}

        /** The last {@code n}. */
        record Last(int n) implements Span {}

        /** Those of the open hour, day, week or month in a zone. */
        record Calendar(CalendarUnit unit, ZoneTable zone) implements Span {}
    }

    /**
     * A result that expressions use, {@code window.mean} or {@code window.closed.mean}.
     *
     * @param field the name after the window's: count, sum, mean, min, max, deviation, sampleDeviation, first, last, ratePerSecond,
     *     ratePerHour, p50, p99_9, complete; only those that expressions use are computed
     * @param closed of the last closed calendar period, not of what is open
     * @param percent for percentiles, thousandths of a percent; else 0
     * @param slot in the contract's scope: DOUBLE, INT for count, BOOL for complete
     */
    public record Result(String field, boolean closed, int percent, int slot) {}

    /**
     * A window.
     *
     * @param input whose samples: a place in the contract's inputs, of a reading; a new sample is taken whenever it comes
     * @param value what is taken, a DOUBLE; null for the reading itself
     * @param asked what it is to compute
     */
    public record Window(
            String name, int input, Expression value, Span span, Set<Aggregate> asked, List<Result> results) {
        public Window {
            asked = Set.copyOf(asked);
            results = List.copyOf(results);
        }
    }

    /**
     * A forecast, given one value whenever a calendar window's period closes.
     *
     * @param window a place in {@code windows}, of a calendar window
     * @param value what is observed, a DOUBLE over the closed period's results
     * @param model makes the empty model; equal to another's if that makes alike
     * @param ahead how many periods ahead {@code name.next} looks
     * @param nextSlot DOUBLE, unset until ready
     * @param errorSlot DOUBLE, the mean absolute error so far
     */
    public record Forecasting(
            String name,
            int window,
            Expression value,
            Supplier<Forecast> model,
            int ahead,
            int nextSlot,
            int errorSlot) {}

    /**
     * A geofence.
     *
     * @param input a place in the contract's inputs, of a location
     * @param rule for what the parties of an instance agreed on
     * @param cost of one question
     * @param insideSlot BOOL {@code name.inside}, unset until known
     */
    public record Fenced(String name, int input, Function<Agreed, FenceRule> rule, int cost, int insideSlot) {}

    /**
     * A distance travelled.
     *
     * @param input a place in the contract's inputs, of a location
     * @param rule for what the parties of an instance agreed on
     * @param metresSlot DOUBLE {@code name.metres}
     */
    public record Distance(String name, int input, Function<Agreed, DistanceRule> rule, int metresSlot) {}
}
