package io.tallystick.bench.speed;

import io.tallystick.bench.figures.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark run measures.
 *
 * @param readings how many readings one signature covers, one batch of records for each; 1 to 1,000 each
 * @param measured how long each case is measured in each round, 100 ms to 10 min
 * @param firstRecords how many records of each batch are there in the round that warms up, 1,000 or more
 * @param mostRecords how many there are at most: as many as copying takes in the measured time, if that is fewer
 * @param devices how many sent them, by turns, 1 to 1,000,000
 * @param ledgers partitions, 1 to 64
 * @param threads stream threads, 1 to 64
 * @param rounds how often each case is run, by turns, after those that warm up, 1 to 100
 * @param settings of Kafka's clients, of Kafka Streams and of the ledger; the same for all cases
 */
public record BenchSettings(
        List<Integer> readings,
        Duration measured,
        long firstRecords,
        long mostRecords,
        int devices,
        int ledgers,
        int threads,
        int rounds,
        Map<String, String> settings) {
    /** What {@code tallystick bench} does unless told otherwise. */
    public static final BenchSettings DEFAULTS =
            new BenchSettings(List.of(1, 16, 64), Duration.ofSeconds(4), 300_000, 3_000_000, 1_000, 4, 2, 3, Map.of());

    /** One round of a second each, of one and of 64 readings: for trying it, not for figures. */
    public static final BenchSettings QUICK =
            new BenchSettings(List.of(1, 64), Duration.ofSeconds(1), 50_000, 600_000, 200, 4, 2, 1, Map.of());

    public BenchSettings {
        readings = List.copyOf(readings);
        settings = Map.copyOf(settings);
    }

    /** How many rounds warm up: three, but no more than are to count. The first is short of records. */
    public int warmUps() {
        return Math.min(3, rounds);
    }

    /** For the report. */
    public Map<String, Object> json() {
        return Json.object(
                "readings", readings,
                "seconds", measured.toMillis() / 1e3,
                "max_records", mostRecords,
                "devices", devices,
                "ledgers", ledgers,
                "threads", threads,
                "rounds", rounds,
                "set", settings);
    }
}
