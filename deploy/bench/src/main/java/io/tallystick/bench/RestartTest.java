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
import java.util.Set;

/**
 * Measures how long the application takes from the start of its process to new blocks of all ledgers after a kill -9, with
 * a short history and a long one of the same devices: the times are to be the same.
 *
 * <pre>
 * RestartTest [--devices N] [--ledgers N] [--short N] [--long N] [--repeat N] [--threads N] [--set name=value]...
 * </pre>
 */
public final class RestartTest {
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private RestartTest() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Arguments given =
                new Arguments(args, Set.of("devices", "ledgers", "short", "long", "repeat", "threads"), Set.of());
        int ledgers = (int) given.number("ledgers", 1, 1, 64);
        int devices = (int) given.number("devices", 1_000, 1, 1_000_000);
        long[] sizes = {
            given.number("short", 100_000, 1_000, 100_000_000), given.number("long", 2_000_000, 1_000, 100_000_000)
        };
        int threads = (int) given.number("threads", 2, 1, 64);
        Path directory = Files.createTempDirectory("tallystick-restart-");
        try (Cluster cluster = Cluster.start(directory, new BenchNetwork("restart", ledgers));
                BlockWatch watch = new BlockWatch(cluster);
                LedgerInstance instance = cluster.instance("instance", threads, given.sets())) {
            Preload preload = new Preload(cluster, new Fleet(cluster.network(), devices, 1));
            instance.start();
            for (long size : sizes) {
                long begin = System.nanoTime();
                preload.loadUpTo(size);
                await(cluster, watch, instance);
                System.err.printf("%d records sealed %.1f s after loading began%n", size, seconds(begin));
                for (int i = 0; i < given.number("repeat", 3, 1, 100); i++) {
                    restart(cluster, watch, instance, preload, devices);
                }
            }
        } finally {
            Directories.delete(directory);
        }
        System.exit(0);
    }

    private static void restart(
            Cluster cluster, BlockWatch watch, LedgerInstance instance, Preload preload, int devices)
            throws InterruptedException {
        instance.kill();
        preload.loadUpTo(preload.loaded() + devices);
        long begin = System.nanoTime();
        instance.start();
        Duration taken = watch.awaitAllAfter(begin, LONGEST);
        if (taken == null) {
            throw new IllegalStateException("no new blocks; see " + instance.log());
        }
        await(cluster, watch, instance);
        System.out.printf(
                "%,d records in the ledgers: new blocks %d ms after process start; %s%n",
                preload.loaded(), taken.toMillis(), instance.running());
    }

    private static void await(Cluster cluster, BlockWatch watch, LedgerInstance instance) throws InterruptedException {
        if (!watch.awaitCovered(cluster.eventEnds(), LONGEST)) {
            throw new IllegalStateException("not all sealed; see " + instance.log());
        }
    }

    private static double seconds(long beginNanos) {
        return (System.nanoTime() - beginNanos) / 1e9;
    }
}
