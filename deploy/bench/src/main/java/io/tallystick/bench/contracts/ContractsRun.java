package io.tallystick.bench.contracts;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.CaseResult;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.bench.speed.Measurement;
import io.tallystick.bench.speed.MovingMachine;
import io.tallystick.bench.speed.SealCase;
import io.tallystick.bench.speed.Surroundings;
import io.tallystick.bench.speed.Workbench;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Seals the same events with contracts, an instance of each on each subject, and without any, by turns. Each run begins with an empty
 * ledger; what opens the instances is not measured.
 */
public final class ContractsRun {
    /** What one event tells: temperature, place and speed. */
    private static final int READINGS = 4;

    /** Devices, and so subjects. */
    private static final int DEVICES = 100;

    /** Readings are dated from so long ago on, so that their times are over when they are sealed. */
    private static final Duration BEFORE = Duration.ofHours(12);

    private static final int ROUND_RATE = 60_000;

    private final BenchSettings settings;
    private final int contracts;
    private final Cluster cluster;
    private final Instant begin;
    private final Consumer<String> progress;
    private final SealCase seal = SealCase.checked();

    /**
     * @param contracts how many, 1 to {@link Agreements#MOST}
     * @param cluster whose broker is used; its own network is not
     * @param progress takes a line for each measurement
     */
    public ContractsRun(
            BenchSettings settings, int contracts, Cluster cluster, Clock clock, Consumer<String> progress) {
        this.settings = settings;
        this.contracts = contracts;
        this.cluster = cluster;
        this.begin = clock.instant().minus(BEFORE);
        this.progress = progress;
    }

    /** The settings of this measurement where nothing else is said. */
    public static BenchSettings defaults(BenchSettings usual) {
        return new BenchSettings(
                List.of(READINGS),
                usual.measured(),
                usual.firstRecords(),
                usual.mostRecords(),
                DEVICES,
                usual.ledgers(),
                usual.threads(),
                usual.rounds(),
                usual.settings());
    }

    /** Runs it all, for the first number of readings. */
    public ContractsReport run() throws InterruptedException {
        List<Measurement> without = new ArrayList<>();
        List<Measurement> with = new ArrayList<>();
        try (Workbench plain = bench("bench-plain", 0);
                Workbench watched = bench("bench-contracts", contracts)) {
            for (int round = 1 - settings.warmUps(); round <= settings.rounds(); round++) {
                Measurement a = measure(plain, round, "without");
                Measurement b = measure(watched, round, "with");
                if (round > 0) {
                    without.add(a);
                    with.add(b);
                }
            }
        }
        return new ContractsReport(
                Surroundings.describe(),
                settings,
                contracts,
                new CaseResult("without", "the ledger application, no contract deployed", without),
                new CaseResult("with", "the same with an instance of each contract on each subject", with));
    }

    private Measurement measure(Workbench bench, int round, String name) throws InterruptedException {
        Measurement measured = seal.run(bench);
        progress.accept(String.format(
                Locale.ROOT,
                "%s, %s contracts: %,.0f records/s over %.1f s, %,d outcomes",
                round > 0 ? "round " + round : "warm-up",
                name,
                measured.rate(),
                measured.usage().nanos() / 1e9,
                measured.cost().outcomes()));
        return measured;
    }

    private Workbench bench(String name, int deployed) {
        BenchNetwork network = new BenchNetwork(name, settings.ledgers());
        Fleet fleet = new Fleet(network, settings.devices(), settings.readings().get(0), begin, new MovingMachine());
        Workbench bench = new Workbench(settings, cluster.beside(network), fleet);
        if (deployed > 0) {
            List<String> subjects = IntStream.range(0, settings.devices())
                    .mapToObj(fleet::subject)
                    .toList();
            bench.preload().prelude(new Agreements(network, deployed, begin).records(subjects));
        }
        long records = Math.min(settings.mostRecords(), (settings.measured().toSeconds() + 2) * ROUND_RATE);
        progress.accept(String.format(Locale.ROOT, "loading %,d records", records));
        bench.preload().loadUpTo(records);
        return bench;
    }
}
