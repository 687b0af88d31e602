package io.tallystick.bench;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.cluster.Directories;
import io.tallystick.bench.speed.BatchResult;
import io.tallystick.bench.speed.BenchReport;
import io.tallystick.bench.speed.SpeedRun;
import io.tallystick.bench.speed.Surroundings;
import io.tallystick.bench.speed.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures what sealing costs, next to the two things that nobody can avoid: verifying signatures and copying records. */
public final class Bench {
    /** Sizes of logs tell what was written only as long as the broker cleans none of them. */
    private static final Map<String, String> NO_COMPACTION =
            Map.of("log.cleaner.min.compaction.lag.ms", "86400000");

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
        BenchOptions options;
        try {
            options = BenchOptions.parse(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
        BenchReport report = measure(options, err::println);
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
            return new BenchReport(Surroundings.describe(), options.settings(), batches);
        } finally {
            Directories.delete(directory);
        }
    }
}
