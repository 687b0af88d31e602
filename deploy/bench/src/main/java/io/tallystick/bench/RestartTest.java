package io.tallystick.bench;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.BlockWatch;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.cluster.Directories;
import io.tallystick.bench.cluster.LedgerInstance;
import io.tallystick.bench.growth.LedgerFill;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.bench.speed.Preload;
import io.tallystick.bench.speed.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Measures how long the application takes from the start of its process to new blocks of all ledgers after a kill -9, with
 * a short history and a long one of the same devices: the times are to be the same.
 *
 * <pre>
 * RestartTest [--devices N] [--ledgers N] [--short N] [--long N] [--repeat N] [--threads N] [--set name=value]...
 * </pre>
 *
 * <p>The history is filled with random bytes for signatures, which nobody checks then; what comes after is signed and
 * checked.
 */
public final class RestartTest {
    private static final Duration LONGEST = Duration.ofMinutes(60);
    /** Signed events that wait for each restart, for each ledger: enough that every ledger has one. */
    private static final int WAITING = 1_000;

    private RestartTest() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Arguments given;
        BenchSettings settings;
        long[] sizes;
        int repeat;
        try {
            given = new Arguments(args, Set.of("devices", "ledgers", "short", "long", "repeat", "threads"), Set.of());
            settings = settings(given);
            sizes = new long[] {
                given.number("short", 100_000, 1_000, 100_000_000), given.number("long", 2_000_000, 1_000, 100_000_000)
            };
            repeat = (int) given.number("repeat", 3, 1, 100);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path directory = Files.createTempDirectory("tallystick-restart-");
        BenchNetwork network = new BenchNetwork("restart", settings.ledgers());
        try (Cluster cluster = Cluster.start(directory, network);
                Workbench bench = new Workbench(settings, cluster, new Fleet(network, settings.devices(), 1));
                BlockWatch watch = new BlockWatch(cluster);
                LedgerInstance instance = cluster.instance("instance", settings.threads(), given.sets())) {
            for (long size : sizes) {
                long begin = System.nanoTime();
                LedgerFill.fill(bench, size);
                System.err.printf("%d events filled in %.1f s%n", size, (System.nanoTime() - begin) / 1e9);
                instance.start();
                sealSome(bench.preload(), cluster, watch, instance);
                for (int i = 0; i < repeat; i++) {
                    restart(cluster, watch, instance, bench.preload());
                }
                instance.kill();
            }
        } finally {
            Directories.delete(directory);
        }
        System.exit(0);
    }

    private static void restart(Cluster cluster, BlockWatch watch, LedgerInstance instance, Preload preload)
            throws InterruptedException {
        instance.kill();
        preload.loadUpTo(preload.loaded() + (long) WAITING * cluster.network().ledgers());
        long begin = System.nanoTime();
        instance.start();
        Duration taken = watch.awaitAllAfter(begin, LONGEST);
        if (taken == null) {
            throw new IllegalStateException("no new blocks; see " + instance.log());
        }
        await(cluster, watch, instance);
        System.out.printf(
                "%,d events in the ledgers: new blocks %d ms after process start; %s%n",
                preload.loaded(), taken.toMillis(), instance.running());
    }

    private static void sealSome(Preload preload, Cluster cluster, BlockWatch watch, LedgerInstance instance)
            throws InterruptedException {
        preload.loadUpTo(preload.loaded() + (long) WAITING * cluster.network().ledgers());
        await(cluster, watch, instance);
    }

    private static void await(Cluster cluster, BlockWatch watch, LedgerInstance instance) throws InterruptedException {
        if (!watch.awaitCovered(cluster.eventEnds(), LONGEST)) {
            throw new IllegalStateException("not all sealed; see " + instance.log());
        }
    }

    private static BenchSettings settings(Arguments given) {
        BenchSettings defaults = BenchSettings.DEFAULTS;
        return new BenchSettings(
                List.of(1),
                defaults.measured(),
                defaults.firstRecords(),
                defaults.mostRecords(),
                (int) given.number("devices", 1_000, 1, 1_000_000),
                (int) given.number("ledgers", 1, 1, 64),
                (int) given.number("threads", 2, 1, 64),
                defaults.rounds(),
                given.sets());
    }
}
