package io.tallystick.bench;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.BlockWatch;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.cluster.Directories;
import io.tallystick.bench.cluster.LedgerInstance;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.bench.speed.Preload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures what an application with nothing to do writes: how far the ends of all topics move within some seconds.
 *
 * <pre>
 * IdleCost [--seconds N] [--set name=value]...
 * </pre>
 */
public final class IdleCost {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int SETTLE_SECONDS = 5;

    private IdleCost() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Arguments given = new Arguments(args, Set.of("seconds"), Set.of());
        long seconds = given.number("seconds", 10, 1, 3_600);
        Path directory = Files.createTempDirectory("tallystick-idle-");
        try (Cluster cluster = Cluster.start(directory, new BenchNetwork("idle", 4));
                BlockWatch watch = new BlockWatch(cluster);
                LedgerInstance instance = cluster.instance("instance", 2, given.sets())) {
            instance.start();
            new Preload(cluster, new Fleet(cluster.network(), 100, 1)).loadUpTo(1_000);
            if (!watch.awaitCovered(cluster.eventEnds(), LONGEST)) {
                throw new IllegalStateException("not all sealed; see " + instance.log());
            }
            // The signing of the last blocks commits a moment later.
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            Map<String, Long> before = cluster.allEnds();
            TimeUnit.SECONDS.sleep(seconds);
            Map<String, Long> after = new TreeMap<>(cluster.allEnds());
            after.forEach((topic, end) -> System.out.printf(
                    "%-50s %d records and markers in %d s%n", topic, end - before.getOrDefault(topic, 0L), seconds));
        } finally {
            Directories.delete(directory);
        }
        System.exit(0);
    }
}
