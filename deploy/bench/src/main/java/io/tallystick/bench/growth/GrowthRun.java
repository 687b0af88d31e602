package io.tallystick.bench.growth;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.meter.Meter;
import io.tallystick.bench.speed.AcceptedCount;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.bench.speed.Measurement;
import io.tallystick.bench.speed.SealCase;
import io.tallystick.bench.speed.Workbench;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerApp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Fills ledgers to several sizes, then measures the sealing of signed events on top of each by turns: A B C A B C …, so that
 * what disturbs the machine disturbs all alike.
 */
public final class GrowthRun implements AutoCloseable {
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    /** More signed events a second than are sealed; should they run out, the report says so. */
    private static final int LOADED_PER_SECOND = 50_000;
    /** Ledgers that the rounds have grown to so many times their size are replaced. */
    private static final int MOST_GROWTH = 3;

    private final BenchSettings settings;
    private final Cluster cluster;
    private final Consumer<String> progress;
    private final Map<GrowthSize, Workbench> filled = new LinkedHashMap<>();
    private int networks;

    public GrowthRun(BenchSettings settings, Cluster cluster, Consumer<String> progress) {
        this.settings = settings;
        this.cluster = cluster;
        this.progress = progress;
    }

    /** One point for each size, after a round that does not count: the compilers would favour what is measured later. */
    public Map<GrowthSize, GrowthPoint> run(List<GrowthSize> sizes) throws InterruptedException {
        Map<GrowthSize, GrowthRounds> measured = new LinkedHashMap<>();
        for (GrowthSize size : sizes) {
            measured.put(size, new GrowthRounds());
            filled.put(size, fill(size));
        }
        for (int round = 0; round <= settings.rounds(); round++) {
            for (GrowthSize size : measured.keySet()) {
                GrowthRounds.One one = measure(size);
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s, %s: %,.0f events/s",
                        round == 0 ? "warm-up" : "round " + round,
                        size,
                        one.measurement().rate()));
                if (round > 0) {
                    measured.get(size).add(one);
                }
            }
        }
        Map<GrowthSize, GrowthPoint> points = new LinkedHashMap<>();
        measured.forEach((size, rounds) -> points.put(size, rounds.point(size)));
        return points;
    }

    private Workbench fill(GrowthSize size) throws InterruptedException {
        progress.accept("filling " + size);
        BenchNetwork network = new BenchNetwork("growth-" + ++networks, settings.ledgers());
        Fleet fleet = new Fleet(network, size.devices(), settings.readings().get(0));
        Workbench bench = new Workbench(settings, cluster.beside(network), fleet);
        LedgerFill.fill(bench, size.events());
        return bench;
    }

    /** Ledgers of about this size: those of the last round, unless it made them much larger. */
    private Workbench ledgers(GrowthSize size) throws InterruptedException {
        if (filled.get(size).preload().loaded() >= MOST_GROWTH * size.events()) {
            filled.get(size).close();
            filled.put(size, fill(size));
        }
        return filled.get(size);
    }

    private GrowthRounds.One measure(GrowthSize size) throws InterruptedException {
        Workbench bench = ledgers(size);
        String group = bench.cluster().network().name() + "-ledger";
        long before = bench.committed(group);
        long wanted = (long) ((settings.measured().toMillis() / 1e3 + 2) * LOADED_PER_SECOND);
        bench.preload().loadUpTo(Math.max(bench.preload().loaded(), before + wanted));
        long heapBefore = Meter.liveHeapBytes();
        AcceptedCount count = new AcceptedCount();
        AppSettings app = bench.appSettings(count);
        Measurement measurement;
        long heap;
        try (LedgerApp running = LedgerApp.start(app, MAX_WAIT)) {
            measurement = bench.measure(app.applicationId(), () -> SealCase.requireHealthy(running));
            heap = Meter.liveHeapBytesSince(heapBefore);
        }
        count.require(bench.committed(app.applicationId()) - before);
        return new GrowthRounds.One(before, measurement, heap);
    }

    @Override
    public void close() {
        filled.values().forEach(Workbench::close);
    }
}
