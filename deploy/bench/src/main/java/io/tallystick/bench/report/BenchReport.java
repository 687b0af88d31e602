package io.tallystick.bench.report;

import io.tallystick.bench.figures.Json;
import io.tallystick.bench.latency.LatencyResult;
import io.tallystick.bench.offline.OfflineResult;
import io.tallystick.bench.speed.BatchResult;
import io.tallystick.bench.speed.BenchSettings;
import java.util.List;
import java.util.Map;

/**
 * All that a run of the benchmark found.
 *
 * @param surroundings machine, JVM, collector, commit
 * @param latency null if it was left out
 * @param offline null if it was left out
 */
public record BenchReport(
        Map<String, String> surroundings,
        BenchSettings settings,
        List<BatchResult> batches,
        LatencyResult latency,
        OfflineResult offline) {
    public BenchReport {
        batches = List.copyOf(batches);
    }

    /** One line of JSON. */
    public String json() {
        return Json.line(Json.object(
                "surroundings",
                surroundings,
                "settings",
                settings.json(),
                "batches",
                batches.stream().map(BatchResult::json).toList(),
                "latency",
                latency == null ? null : latency.json(),
                "offline",
                offline == null ? null : offline.json()));
    }
}
