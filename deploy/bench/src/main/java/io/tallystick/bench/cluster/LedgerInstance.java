package io.tallystick.bench.cluster;

import io.tallystick.embedded.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@link LedgerProcess} that can be started, killed as by kill -9, and started again on the same state directory. */
public final class LedgerInstance implements AutoCloseable {
    private final String name;
    private final List<String> arguments;
    private final Path log;
    private ChildJvm child;
    private int readLog;

    LedgerInstance(String name, Cluster cluster, int threads, Map<String, String> settings) {
        this.name = name;
        this.log = cluster.directory().resolve(name + ".log");
        this.arguments = new ArrayList<>(List.of(
                "-Xmx512m",
                "-Dlogback.configurationFile=io/tallystick/bench/bench-logback.xml",
                "-Dtallystick.bench.streams.level=INFO",
                "-Dtallystick.bench.kafka.level=WARN",
                LedgerProcess.class.getName()));
        arguments.addAll(List.of("--network", cluster.network().name()));
        arguments.addAll(List.of("--ledgers", "" + cluster.network().ledgers(), "--threads", "" + threads));
        arguments.addAll(List.of("--bootstrap", cluster.bootstrapServers(), "--registry", cluster.registryUrl()));
        arguments.addAll(
                List.of("--state", cluster.directory().resolve(name + "-state").toString()));
        settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    }

    public String name() {
        return name;
    }

    /** Starts the process and returns at once. */
    public void start() {
        readLog = child == null ? 0 : child.logText().length();
        child = ChildJvm.start(name, System.getProperty("java.class.path"), arguments, log);
    }

    /** Ends the process as kill -9 does. */
    public void kill() {
        child.kill();
    }

    public boolean isAlive() {
        return child != null && child.isAlive();
    }

    /** What the process said of its restoration since its last start, or null if it does not run yet. */
    public String running() {
        return child.logText()
                .substring(readLog)
                .lines()
                .filter(line -> line.startsWith(LedgerProcess.RUNNING))
                .findFirst()
                .orElse(null);
    }

    /** Where the process logs. */
    public Path log() {
        return log;
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
