package io.tallystick.bench.growth;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.meter.Meter;
import io.tallystick.bench.speed.AcceptedCount;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.CaseResult;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.bench.speed.Measurement;
import io.tallystick.bench.speed.SealCase;
import io.tallystick.bench.speed.Workbench;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Fills ledgers to a size, measures the sealing of signed events on top, and goes on to the next size. */
public final class GrowthRun {
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    /** More signed events a second than are sealed; should they run out, the report says so. */
    private static final int LOADED_PER_SECOND = 50_000;

    private static final int WARM_UP_EVENTS = 20_000;

    private final BenchSettings settings;
    private final Cluster cluster;
    private final Consumer<String> progress;
    private boolean warm;

    public GrowthRun(BenchSettings settings, Cluster cluster, Consumer<String> progress) {
        this.settings = settings;
        this.cluster = cluster;
        this.progress = progress;
    }

    /** One point for each number of events, ascending, with the devices of the settings. */
    public List<GrowthPoint> entries(List<Integer> sizes) throws InterruptedException {
        warmUp();
        List<GrowthPoint> points = new ArrayList<>();
        try (Workbench bench = bench("growth-entries", settings.devices())) {
            for (int size : sizes) {
                points.add(point(bench, size));
            }
        }
        return points;
    }

    /** One point for each number of devices; each has sent at least one event, and all together {@code leastEvents}. */
    public List<GrowthPoint> devices(List<Integer> sizes, int leastEvents) throws InterruptedException {
        warmUp();
        List<GrowthPoint> points = new ArrayList<>();
        for (int size : sizes) {
            try (Workbench bench = bench("growth-devices-" + size, size)) {
                points.add(point(bench, Math.max(size, leastEvents)));
            }
        }
        return points;
    }

    /** The compiler would otherwise favour what is measured later. */
    private void warmUp() throws InterruptedException {
        if (!warm) {
            try (Workbench bench = bench("growth-warm-up", settings.devices())) {
                point(bench, WARM_UP_EVENTS);
            }
            warm = true;
        }
    }

    private Workbench bench(String name, int devices) {
        BenchNetwork network = new BenchNetwork(name, settings.ledgers());
        Fleet fleet = new Fleet(network, devices, settings.readings().get(0));
        return new Workbench(settings, cluster.beside(network), fleet);
    }

    private GrowthPoint point(Workbench bench, long events) throws InterruptedException {
        int devices = bench.preload().fleet().devices();
        String what = String.format(
                Locale.ROOT,
                "%s: %,d events of %,d devices",
                bench.cluster().network().name(),
                events,
                devices);
        progress.accept("filling " + what);
        LedgerFill.fill(bench, events);
        long before = bench.preload().loaded();
        List<Measurement> rounds = new ArrayList<>();
        long heap = 0;
        for (int round = 1; round <= settings.rounds(); round++) {
            long wanted = (long) ((settings.measured().toMillis() / 1e3 + 2) * LOADED_PER_SECOND);
            bench.preload().loadUpTo(Math.max(bench.preload().loaded(), sealed(bench) + wanted));
            long heapBefore = Meter.liveHeapBytes();
            AcceptedCount count = new AcceptedCount();
            AppSettings app = bench.appSettings(count);
            long committed = bench.committed(app.applicationId());
            try (LedgerApp running = LedgerApp.start(app, MAX_WAIT)) {
                rounds.add(bench.measure(app.applicationId(), () -> SealCase.requireHealthy(running)));
                heap = Math.max(0, Meter.liveHeapBytes() - heapBefore);
            }
            count.require(bench.committed(app.applicationId()) - committed);
            progress.accept(String.format(
                    Locale.ROOT,
                    "round %d, %s: %,.0f events/s",
                    round,
                    what,
                    rounds.get(round - 1).rate()));
        }
        return new GrowthPoint(devices, before, new CaseResult("seal", "", rounds), heap);
    }

    private static long sealed(Workbench bench) throws InterruptedException {
        return bench.committed(bench.cluster().network().name() + "-ledger");
    }
}
