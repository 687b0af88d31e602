package io.tallystick.bench.growth;

import io.tallystick.bench.figures.Json;
import io.tallystick.bench.figures.Spread;
import io.tallystick.bench.speed.CaseResult;
import io.tallystick.bench.speed.Measurement;
import java.util.Map;

/**
 * What sealing cost with so much in the ledgers.
 *
 * @param devices how many devices the ledgers know
 * @param events the fewest events that lay in the ledgers when a round began
 * @param mostEvents the most
 * @param seal the rounds
 * @param heapBytes what lived on the heap in the last round, beyond what lived there before
 */
public record GrowthPoint(int devices, long events, long mostEvents, CaseResult seal, long heapBytes) {
    /** Processor seconds of the application for a million events, over the rounds. */
    public Spread appCpu() {
        return Spread.of(seal.rounds().stream()
                .map(round -> round.usage().appCpuSecondsPerMillion(round.records()))
                .toList());
    }

    /** The same of the broker. */
    public Spread brokerCpu() {
        return Spread.of(seal.rounds().stream()
                .map(round -> round.usage().brokerCpuSecondsPerMillion(round.records()))
                .toList());
    }

    Map<String, Object> json() {
        return Json.object(
                "devices", devices,
                "events", events,
                "most_events", mostEvents,
                "events_per_second", seal.rate().json(),
                "measured", seal.rounds().stream().map(Measurement::records).toList(),
                "whole", seal.whole(),
                "app_cpu_seconds_per_million", appCpu().json(),
                "broker_cpu_seconds_per_million", brokerCpu().json(),
                "heap_bytes", heapBytes);
    }
}
