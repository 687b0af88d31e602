package io.tallystick.bench.speed;

import io.tallystick.bench.report.Json;
import java.util.List;
import java.util.Map;

/**
 * All that a run of the benchmark found.
 *
 * @param surroundings machine, JVM, collector, commit
 */
public record BenchReport(Map<String, String> surroundings, BenchSettings settings, List<BatchResult> batches) {
    public BenchReport {
        batches = List.copyOf(batches);
    }

    /** One line of JSON. */
    public String json() {
        return Json.line(Json.object(
                "surroundings", surroundings,
                "settings", settings.json(),
                "batches", batches.stream().map(BatchResult::json).toList()));
    }
}
