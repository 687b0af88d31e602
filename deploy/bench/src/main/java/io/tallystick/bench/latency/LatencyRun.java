package io.tallystick.bench.latency;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.bench.speed.Workbench;
import io.tallystick.embedded.ChildJvm;
import io.tallystick.topology.app.LedgerApp;
import io.tallystick.topology.stage.StageMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures latency: the application in this JVM, the load in another, a ledger that begins empty. */
public final class LatencyRun {
    private static final int WARM_UP_SECONDS = 30;
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    /** For signing the envelopes, and for what is open at the end. */
    private static final Duration ALLOWANCE = Duration.ofMinutes(5);

    private LatencyRun() {}

    /**
     * Runs it.
     *
     * @param cluster whose broker is used; its own network is not
     * @param readings how many readings one signature covers
     * @param rate events a second, 1 or more
     * @param seconds how long it is measured, after 30 s to warm up
     */
    public static LatencyResult run(Cluster cluster, BenchSettings settings, int readings, int rate, int seconds) {
        BenchNetwork network = new BenchNetwork("bench-latency", settings.ledgers());
        Cluster own = cluster.beside(network);
        List<String> arguments = new ArrayList<>(List.of(
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-Dlogback.configurationFile=io/tallystick/bench/bench-logback.xml",
                LoadProcess.class.getName()));
        arguments.addAll(List.of("--network", network.name(), "--ledgers", "" + settings.ledgers()));
        arguments.addAll(List.of("--bootstrap", own.bootstrapServers(), "--devices", "" + settings.devices()));
        arguments.addAll(List.of("--readings", "" + readings, "--rate", "" + rate));
        arguments.addAll(List.of("--warm-up", "" + WARM_UP_SECONDS, "--seconds", "" + seconds));
        Path log = cluster.directory().resolve("load.log");
        try (Workbench bench = new Workbench(settings, own, new Fleet(network, 1, readings));
                LedgerApp app = LedgerApp.start(bench.appSettings(StageMetrics.NONE), MAX_WAIT);
                ChildJvm load = ChildJvm.start("load", System.getProperty("java.class.path"), arguments, log)) {
            load.awaitReady(
                    () -> LatencyResult.parse(load.logText()) != null,
                    ALLOWANCE.plusSeconds(seconds + WARM_UP_SECONDS));
            app.failure().ifPresent(failure -> {
                throw new IllegalStateException("the application stopped: " + failure, failure);
            });
            return LatencyResult.parse(load.logText());
        }
    }
}
