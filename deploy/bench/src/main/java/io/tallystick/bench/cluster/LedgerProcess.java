package io.tallystick.bench.cluster;

import io.tallystick.bench.Arguments;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerApp;
import io.tallystick.topology.app.LedgerProperties;
import io.tallystick.topology.stage.StageMetrics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/**
 * One instance of the ledger application as a program of its own, to be killed. It ends when its standard input does.
 *
 * <p>Prints {@value #RUNNING} and what was restored once it runs.
 */
public final class LedgerProcess {
    /** Begin of the line that says that all ledgers of this instance are at work. */
    public static final String RUNNING = "ledger-running";

    private static final Duration MAX_WAIT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(10);

    private LedgerProcess() {}

    /** Runs the program; exit codes: 0 ended as asked, 1 stopped by a failure, 2 usage. */
    public static void main(String[] args) throws InterruptedException {
        Arguments arguments = new Arguments(
                args, Set.of("network", "ledgers", "bootstrap", "registry", "state", "threads"), Set.of());
        Thread stdin = new Thread(LedgerProcess::exitWithStdin, "stdin-watch");
        stdin.setDaemon(true);
        stdin.start();
        LedgerApp app = LedgerApp.start(settings(arguments), MAX_WAIT);
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop-ledger"));
        boolean said = false;
        while (!app.awaitStopped(said ? Duration.ofSeconds(1) : LOOK)) {
            if (!said && app.state() == KafkaStreams.State.RUNNING) {
                said = true;
                long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
                System.out.println(RUNNING + " uptime-ms=" + uptime + " " + Restored.of(app.streams()));
            }
        }
        app.failure().ifPresent(failure -> {
            System.out.println("ledger-failed " + failure);
            Runtime.getRuntime().halt(1);
        });
    }

    private static AppSettings settings(Arguments arguments) {
        BenchNetwork network =
                new BenchNetwork(arguments.text("network"), (int) arguments.number("ledgers", 1, 1, 1000));
        LedgerProperties ledger = new LedgerProperties(arguments.sets());
        Map<String, Object> kafka = new HashMap<>(arguments.sets());
        kafka.put("bootstrap.servers", arguments.text("bootstrap"));
        kafka.put("schema.registry.url", arguments.text("registry"));
        return new AppSettings(
                network.genesis(),
                network::checkpointSigner,
                kafka,
                ledger.ledger(),
                ledger.timing(),
                ledger.threads((int) arguments.number("threads", 2, 1, 64)),
                Path.of(arguments.text("state")),
                StageMetrics.NONE);
    }

    private static void exitWithStdin() {
        try {
            while (System.in.read() >= 0) {
                // Whatever is written to us says only that our parent lives.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        System.exit(0);
    }

    /** What was read from changelogs to restore the state. */
    record Restored(long records, long bytes) {
        static Restored of(KafkaStreams streams) {
            return new Restored(total(streams, "records-consumed-total"), total(streams, "bytes-consumed-total"));
        }

        private static long total(KafkaStreams streams, String name) {
            double sum = 0;
            for (Metric metric : streams.metrics().values()) {
                Map<String, String> tags = metric.metricName().tags();
                if (metric.metricName().name().equals(name)
                        && tags.size() == 1
                        && tags.getOrDefault("client-id", "").contains("restore-consumer")) {
                    sum += ((Number) metric.metricValue()).doubleValue();
                }
            }
            return (long) sum;
        }

        @Override
        public String toString() {
            return "restored-records=" + records + " restored-bytes=" + bytes;
        }
    }
}
