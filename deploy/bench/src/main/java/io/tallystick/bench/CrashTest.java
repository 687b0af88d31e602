package io.tallystick.bench;

import io.tallystick.bench.crash.CrashReport;
import io.tallystick.bench.crash.CrashRun;
import io.tallystick.bench.crash.CrashSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Kills the ledger application under load and checks that nothing is lost, doubled or contradicted.
 *
 * <pre>
 * CrashTest [--kills N] [--seed S] [--instances N] [--ledgers N] [--devices N] [--rate N] [--broker-every N] [--dir D]
 *           [--set name=value]...
 * </pre>
 */
public final class CrashTest {
    private CrashTest() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    /**
     * Runs it.
     *
     * @param out takes the report
     * @param err takes what is being done
     * @return exit code: 0 everything holds, 1 it does not, 2 usage
     */
    public static int run(String[] args, PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        CrashSettings settings;
        Path directory;
        try {
            Arguments given = new Arguments(
                    args,
                    Set.of("kills", "seed", "instances", "ledgers", "devices", "rate", "broker-every", "dir"),
                    Set.of());
            settings = settings(given);
            directory = given.has("dir")
                    ? Files.createDirectories(Path.of(given.text("dir")))
                    : Files.createTempDirectory("tallystick-crash-");
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
        err.println(settings + "\nlogs and data in " + directory);
        CrashReport report = new CrashRun(settings, directory, err::println).run();
        out.println(report);
        return report.holds() ? 0 : 1;
    }

    private static CrashSettings settings(Arguments given) {
        CrashSettings defaults = CrashSettings.DEFAULTS;
        return new CrashSettings(
                (int) given.number("kills", defaults.kills(), 1, 1_000),
                given.number("seed", defaults.seed(), Long.MIN_VALUE, Long.MAX_VALUE),
                (int) given.number("instances", defaults.instances(), 1, 8),
                (int) given.number("ledgers", defaults.ledgers(), 1, 64),
                (int) given.number("devices", defaults.devices(), 1, 10_000),
                (int) given.number("rate", defaults.perSecond(), 1, 50_000),
                (int) given.number("broker-every", defaults.brokerEvery(), 0, 1_000),
                given.sets());
    }
}
