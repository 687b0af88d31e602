package io.tallystick.bench.speed;

import java.util.Map;

/**
 * What a benchmark run measures.
 *
 * @param records how many lie in the events topic, 1,000 to 100,000,000
 * @param devices how many sent them, by turns, 1 to 1,000,000
 * @param ledgers partitions, 1 to 64
 * @param threads stream threads, 1 to 64
 * @param rounds how often each case is run, by turns, after one round that warms up, 1 to 100
 * @param settings of Kafka's clients, of Kafka Streams and of the ledger; the same for all cases
 */
public record BenchSettings(
        long records, int devices, int ledgers, int threads, int rounds, Map<String, String> settings) {
    /** 300,000 records of 1,000 devices, four ledgers, two threads, three rounds. */
    public static final BenchSettings DEFAULTS = new BenchSettings(300_000, 1_000, 4, 2, 3, Map.of());

    public BenchSettings {
        settings = Map.copyOf(settings);
    }
}
