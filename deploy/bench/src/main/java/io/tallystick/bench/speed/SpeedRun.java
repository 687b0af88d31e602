package io.tallystick.bench.speed;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Runs all cases on all batches by turns: A B C A B C …, so that what disturbs the machine disturbs all alike. */
public final class SpeedRun {
    /** What the rate of copying in the round that warms up is multiplied with: later rounds are faster. */
    private static final double HEADROOM = 3;

    private static final String WARM_UP = "warm-up";

    private final BenchSettings settings;
    private final List<BenchCase> cases;
    private final Cluster cluster;
    private final Consumer<String> progress;
    private final Map<Workbench, Map<BenchCase, List<Measurement>>> measured = new LinkedHashMap<>();

    /**
     * @param cluster whose broker is used; its own network is not
     * @param progress takes a line for each measurement
     */
    public SpeedRun(BenchSettings settings, List<BenchCase> cases, Cluster cluster, Consumer<String> progress) {
        this.settings = settings;
        this.cases = List.copyOf(cases);
        this.cluster = cluster;
        this.progress = progress;
    }

    /** Runs it all. */
    public List<BatchResult> run() throws InterruptedException {
        List<Workbench> benches = settings.readings().stream().map(this::bench).toList();
        try {
            for (Workbench bench : benches) {
                load(bench, settings.firstRecords());
                warmUp(bench);
            }
            for (int round = 2; round <= settings.warmUps(); round++) {
                // The compilers of application and broker are still at work after a first round that was short of
                // records.
                for (Workbench bench : benches) {
                    turn(bench, WARM_UP);
                }
            }
            for (int round = 1; round <= settings.rounds(); round++) {
                for (Workbench bench : benches) {
                    round(bench, round);
                }
            }
            return benches.stream().map(this::result).toList();
        } finally {
            benches.forEach(Workbench::close);
        }
    }

    private Workbench bench(int readings) {
        BenchNetwork network = new BenchNetwork("bench-" + readings, settings.ledgers());
        return new Workbench(settings, cluster.beside(network), new Fleet(network, settings.devices(), readings));
    }

    private void load(Workbench bench, long records) {
        long missing = records - bench.preload().loaded();
        if (missing > 0) {
            progress.accept(String.format(
                    Locale.ROOT,
                    "loading %,d records of %d reading(s)",
                    missing,
                    bench.preload().fleet().readings()));
            bench.preload().loadUpTo(records);
        }
    }

    /** The first round does not count: the JIT compiler, the page cache, the broker; and it tells how many records it takes. */
    private void warmUp(Workbench bench) throws InterruptedException {
        double fastest = turn(bench, WARM_UP).entrySet().stream()
                .filter(warm -> !(warm.getKey() instanceof VerifyCase))
                .mapToDouble(warm -> warm.getValue().rate())
                .max()
                .orElse(0);
        double seconds = settings.measured().toMillis() / 1e3 + 1;
        load(bench, (long) Math.min(settings.mostRecords(), fastest * seconds * HEADROOM));
    }

    private void round(Workbench bench, int round) throws InterruptedException {
        Map<BenchCase, List<Measurement>> rounds = measured.computeIfAbsent(bench, b -> new LinkedHashMap<>());
        turn(bench, "round " + round)
                .forEach((one, measurement) ->
                        rounds.computeIfAbsent(one, c -> new ArrayList<>()).add(measurement));
    }

    /** Runs every case once, in order. */
    private Map<BenchCase, Measurement> turn(Workbench bench, String round) throws InterruptedException {
        Map<BenchCase, Measurement> turn = new LinkedHashMap<>();
        for (BenchCase one : cases) {
            Measurement measurement = one.run(bench);
            say(bench, round, one, measurement);
            turn.put(one, measurement);
        }
        return turn;
    }

    private void say(Workbench bench, String round, BenchCase one, Measurement measured) {
        progress.accept(String.format(
                Locale.ROOT,
                "%s, %d reading(s) a record, %s: %,.0f records/s over %.1f s",
                round,
                bench.preload().fleet().readings(),
                one.name(),
                measured.rate(),
                measured.usage().nanos() / 1e9));
    }

    private BatchResult result(Workbench bench) {
        List<CaseResult> results = cases.stream()
                .map(one -> new CaseResult(
                        one.name(), one.description(), measured.get(bench).get(one)))
                .toList();
        return new BatchResult(
                bench.preload().fleet().readings(),
                bench.preload().loaded(),
                bench.preload().meanBytes(),
                results);
    }
}
