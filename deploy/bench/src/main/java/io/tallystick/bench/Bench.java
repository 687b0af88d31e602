package io.tallystick.bench;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.cluster.Directories;
import io.tallystick.bench.contracts.ContractsReport;
import io.tallystick.bench.contracts.ContractsRun;
import io.tallystick.bench.growth.GrowthPoint;
import io.tallystick.bench.growth.GrowthReport;
import io.tallystick.bench.growth.GrowthRun;
import io.tallystick.bench.growth.GrowthSize;
import io.tallystick.bench.latency.LatencyResult;
import io.tallystick.bench.latency.LatencyRun;
import io.tallystick.bench.meter.Meter;
import io.tallystick.bench.mqtt.MqttBench;
import io.tallystick.bench.mqtt.MqttReport;
import io.tallystick.bench.mqtt.MqttRun;
import io.tallystick.bench.offline.OfflineResult;
import io.tallystick.bench.offline.OfflineRun;
import io.tallystick.bench.report.BenchReport;
import io.tallystick.bench.report.SpeedPlot;
import io.tallystick.bench.report.TextTable;
import io.tallystick.bench.speed.BatchResult;
import io.tallystick.bench.speed.CaseResult;
import io.tallystick.bench.speed.SpeedRun;
import io.tallystick.bench.speed.Surroundings;
import io.tallystick.embedded.MosquittoProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Measures what sealing costs, next to the two things that nobody can avoid: verifying signatures and copying records. */
public final class Bench {
    /** Sizes of logs tell what was written only as long as the broker cleans none of them. */
    private static final Map<String, String> NO_COMPACTION = Map.of("log.cleaner.min.compaction.lag.ms", "86400000");

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    /**
     * Runs it.
     *
     * @param out takes the report
     * @param err takes what is being done
     * @return exit code: 0 measured, 2 usage
     */
    public static int run(String[] args, PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            out.print("usage: Bench [options]\n" + String.format(BenchOptions.HELP));
            out.flush();
            return 0;
        }
        BenchOptions options;
        try {
            options = BenchOptions.parse(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
        if (options.growth() != null) {
            GrowthReport report = grow(options, err::println);
            out.println(options.json() ? report.json() : report.table());
            return 0;
        }
        if (options.contracts() > 0) {
            ContractsReport report = contracts(options, err::println);
            out.println(options.json() ? report.json() : report.table());
            return 0;
        }
        if (options.mqtt() > 0) {
            if (!MosquittoProcess.isPresent()) {
                err.println("--mqtt: want Mosquitto installed (Debian: apt-get install mosquitto), found none");
                return 2;
            }
            MqttReport report = mqtt(options, err::println);
            out.println(options.json() ? report.json() : report.table());
            return 0;
        }
        BenchReport report = measure(options, err::println);
        if (options.plot() != null) {
            Files.writeString(options.plot(), SpeedPlot.of(report));
        }
        out.println(options.json() ? report.json() : TextTable.of(report));
        return 0;
    }

    /** Measures without printing the report. */
    static BenchReport measure(BenchOptions options, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("tallystick-bench-");
        BenchNetwork network = new BenchNetwork("bench", options.settings().ledgers());
        try (Cluster cluster = Cluster.startWithoutRegistry(directory, network, NO_COMPACTION)) {
            List<BatchResult> batches = new SpeedRun(options.settings(), options.cases(), cluster, progress).run();
            LatencyResult latency = latency(options, cluster, batches.get(0), progress);
            OfflineResult offline = offline(options, cluster, progress);
            return new BenchReport(Surroundings.describe(), options.settings(), batches, latency, offline);
        } finally {
            Directories.delete(directory);
        }
    }

    /** Measures sealing with contracts and without. */
    static ContractsReport contracts(BenchOptions options, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("tallystick-contracts-");
        BenchNetwork network = new BenchNetwork("bench", options.settings().ledgers());
        try (Cluster cluster = Cluster.startWithoutRegistry(directory, network, NO_COMPACTION)) {
            return new ContractsRun(options.settings(), options.contracts(), cluster, Clock.systemUTC(), progress)
                    .run();
        } finally {
            Directories.delete(directory);
        }
    }

    private static MqttReport mqtt(BenchOptions options, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("tallystick-mqtt-");
        BenchNetwork network = new BenchNetwork("bench", options.settings().ledgers());
        try (Cluster cluster = Cluster.startWithoutRegistry(directory, network, NO_COMPACTION)) {
            return new MqttRun(MqttBench.of(options.mqtt(), options.settings()), cluster, progress).run();
        } finally {
            Directories.delete(directory);
        }
    }

    private static GrowthReport grow(BenchOptions options, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("tallystick-growth-");
        BenchNetwork network = new BenchNetwork("growth", options.settings().ledgers());
        long events = options.growth().entries().get(0);
        List<GrowthSize> byEntries = options.growth().entries().stream()
                .map(size -> GrowthSize.of(options.settings().devices(), size))
                .toList();
        List<GrowthSize> byDevices = options.growth().devices().stream()
                .map(devices -> GrowthSize.of(devices, events))
                .toList();
        try (Cluster cluster = Cluster.startWithoutRegistry(directory, network, Map.of());
                GrowthRun run = new GrowthRun(options.settings(), cluster, progress)) {
            Map<GrowthSize, GrowthPoint> points = run.run(Stream.concat(byEntries.stream(), byDevices.stream())
                    .distinct()
                    .toList());
            return new GrowthReport(
                    Surroundings.describe(),
                    options.settings(),
                    byEntries.stream().map(points::get).toList(),
                    byDevices.stream().map(points::get).toList());
        } finally {
            Directories.delete(directory);
        }
    }

    private static LatencyResult latency(
            BenchOptions options, Cluster cluster, BatchResult batch, Consumer<String> progress) {
        Optional<CaseResult> seal = batch.of("seal");
        if (seal.isEmpty() || options.latencySeconds() == 0) {
            return null;
        }
        int rate = (int) Math.max(1, seal.get().rate().median() * options.latencyShare());
        progress.accept("latency at " + rate + " events/s for " + options.latencySeconds() + " s");
        return LatencyRun.run(cluster, options.settings(), batch.readings(), rate, options.latencySeconds());
    }

    private static OfflineResult offline(BenchOptions options, Cluster cluster, Consumer<String> progress)
            throws InterruptedException {
        if (options.offlineEvents() == 0) {
            return null;
        }
        progress.accept("verifying " + options.offlineEvents() + " events offline");
        Meter meter = new Meter(cluster.broker().pid());
        return OfflineRun.run(options.settings(), options.offlineEvents(), meter);
    }
}
