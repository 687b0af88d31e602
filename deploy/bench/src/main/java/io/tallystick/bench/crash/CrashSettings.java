package io.tallystick.bench.crash;

import java.util.Map;

/**
 * What a crash run does.
 *
 * @param kills how often an instance is killed, 1 to 1,000
 * @param seed decides when and whom
 * @param instances application processes, 1 to 8
 * @param ledgers partitions, 1 to 64
 * @param devices how many send, each about two subjects, 1 to 10,000
 * @param perSecond records a second, 1 to 50,000
 * @param brokerEvery every how many kills the broker restarts too, in good order and by kill -9 by turns; 0 never
 * @param settings of Kafka's clients, of Kafka Streams and of the ledger
 */
public record CrashSettings(
        int kills,
        long seed,
        int instances,
        int ledgers,
        int devices,
        int perSecond,
        int brokerEvery,
        Map<String, String> settings) {
    /** Twenty kills of two instances with four ledgers. */
    public static final CrashSettings DEFAULTS = new CrashSettings(20, 1, 2, 4, 40, 800, 5, Map.of());

    public CrashSettings {
        settings = Map.copyOf(settings);
    }

    /** The same with other numbers of kills. */
    public CrashSettings withKills(int count, int everyBroker) {
        return new CrashSettings(count, seed, instances, ledgers, devices, perSecond, everyBroker, settings);
    }

    /** The same with another seed. */
    public CrashSettings withSeed(long other) {
        return new CrashSettings(kills, other, instances, ledgers, devices, perSecond, brokerEvery, settings);
    }
}
