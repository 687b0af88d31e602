package io.tallystick.bench.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The measurements of one case.
 *
 * @param rates records a second, one for each round
 */
public record BenchResult(String name, String description, List<Double> rates) {
    public BenchResult {
        rates = List.copyOf(rates);
    }

    public double median() {
        List<Double> sorted = new ArrayList<>(rates);
        sorted.sort(null);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return rates.stream().mapToDouble(rate -> rate).min().orElseThrow();
    }

    public double max() {
        return rates.stream().mapToDouble(rate -> rate).max().orElseThrow();
    }

    /** One row of the table. */
    public String row(double reference) {
        return String.format(
                Locale.ROOT,
                "%-8s %,12.0f %,12.0f .. %,10.0f %8.2f   %s",
                name,
                median(),
                min(),
                max(),
                median() / reference,
                description);
    }

    public String json() {
        return String.format(
                Locale.ROOT,
                "{\"case\":\"%s\",\"median\":%.0f,\"min\":%.0f,\"max\":%.0f,\"rates\":[%s]}",
                name,
                median(),
                min(),
                max(),
                rates.stream()
                        .map(rate -> String.format(Locale.ROOT, "%.0f", rate))
                        .collect(Collectors.joining(",")));
    }
}
