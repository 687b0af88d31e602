package io.tallystick.bench;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.cluster.Directories;
import io.tallystick.bench.speed.BenchCase;
import io.tallystick.bench.speed.BenchResult;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.CopyCase;
import io.tallystick.bench.speed.SealCase;
import io.tallystick.bench.speed.Surroundings;
import io.tallystick.bench.speed.VerifyCase;
import io.tallystick.bench.speed.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures how many records a second are sealed, next to a plain exactly-once copy of the same records in the same run.
 *
 * <pre>
 * Bench [--records N] [--devices N] [--ledgers N] [--threads N] [--rounds N] [--cases copy,seal,verify] [--json]
 *       [--set name=value]...
 * </pre>
 *
 * The table goes to standard output; with {@code --json} one line of JSON instead. Exit codes: 0 measured, 2 usage.
 */
public final class Bench {
    private static final List<BenchCase> CASES = List.of(new CopyCase(), new SealCase(), new VerifyCase());

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Arguments given;
        BenchSettings settings;
        List<BenchCase> cases;
        try {
            given = new Arguments(
                    args, Set.of("records", "devices", "ledgers", "threads", "rounds", "cases"), Set.of("json"));
            settings = settings(given);
            cases = cases(given.text("cases", "copy,seal,verify"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path directory = Files.createTempDirectory("tallystick-bench-");
        try (Cluster cluster = Cluster.startWithoutRegistry(directory, new BenchNetwork("bench", settings.ledgers()));
                Workbench bench = new Workbench(settings, cluster)) {
            System.err.println("loading " + settings.records() + " records");
            bench.preload().loadUpTo(settings.records());
            Map<String, List<Double>> rates = measure(bench, cases);
            List<BenchResult> results = cases.stream()
                    .map(one -> new BenchResult(one.name(), one.description(), rates.get(one.name())))
                    .toList();
            System.out.println(given.has("json") ? json(bench, results) : table(bench, results));
        } finally {
            Directories.delete(directory);
        }
        System.exit(0);
    }

    private static Map<String, List<Double>> measure(Workbench bench, List<BenchCase> cases)
            throws InterruptedException {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= bench.settings().rounds(); round++) {
            for (BenchCase one : cases) {
                double rate = one.run(bench);
                System.err.printf(Locale.ROOT, "round %d %s: %,.0f records/s%n", round, one.name(), rate);
                // The first round warms up: the JIT compiler, the page cache, the broker.
                if (round > 0) {
                    rates.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(rate);
                }
            }
        }
        return rates;
    }

    private static String table(Workbench bench, List<BenchResult> results) {
        List<String> lines = new ArrayList<>();
        Surroundings.describe().forEach((name, value) -> lines.add(String.format("%-11s%s", name, value)));
        lines.add(String.format("%-11s%s", "settings", bench.settings()));
        lines.add(String.format(
                "%-11s%d of %d bytes of envelope on average",
                "records", bench.preload().loaded(), bench.preload().meanBytes()));
        lines.add("");
        lines.add(String.format("%-8s %12s %12s .. %10s %8s", "case", "records/s", "min", "max", "of first"));
        double reference = results.get(0).median();
        results.forEach(result -> lines.add(result.row(reference)));
        return String.join("\n", lines);
    }

    private static String json(Workbench bench, List<BenchResult> results) {
        String surroundings = Surroundings.describe().entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":\""
                        + e.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(","));
        return "{" + surroundings + ",\"records\":" + bench.preload().loaded() + ",\"record_bytes\":"
                + bench.preload().meanBytes() + ",\"devices\":"
                + bench.settings().devices() + ",\"ledgers\":"
                + bench.settings().ledgers() + ",\"threads\":"
                + bench.settings().threads() + ",\"rounds\":" + bench.settings().rounds() + ",\"cases\":["
                + results.stream().map(BenchResult::json).collect(Collectors.joining(",")) + "]}";
    }

    private static List<BenchCase> cases(String names) {
        List<BenchCase> chosen = new ArrayList<>();
        for (String name : names.split(",")) {
            chosen.add(CASES.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--cases: want some of "
                            + CASES.stream().map(BenchCase::name).toList() + ", got \"" + name + "\"")));
        }
        return chosen;
    }

    private static BenchSettings settings(Arguments given) {
        BenchSettings defaults = BenchSettings.DEFAULTS;
        return new BenchSettings(
                given.number("records", defaults.records(), 1_000, 100_000_000),
                (int) given.number("devices", defaults.devices(), 1, 1_000_000),
                (int) given.number("ledgers", defaults.ledgers(), 1, 64),
                (int) given.number("threads", defaults.threads(), 1, 64),
                (int) given.number("rounds", defaults.rounds(), 1, 100),
                given.sets());
    }
}
