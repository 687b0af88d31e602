package io.tallystick.bench.figures;

import java.util.List;
import java.util.Map;

/**
 * What repeated measurements gave.
 *
 * @param median the middle one, or the mean of the two in the middle
 */
public record Spread(double median, double min, double max) {
    /** For the report. */
    public Map<String, Object> json() {
        return Json.object("median", median, "min", min, "max", max);
    }

    /**
     * @param values one or more, none of them NaN
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(List<Double> values) {
        if (values.isEmpty() || values.stream().anyMatch(value -> value.isNaN())) {
            throw new IllegalArgumentException("measurements: want one or more numbers, got " + values);
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
