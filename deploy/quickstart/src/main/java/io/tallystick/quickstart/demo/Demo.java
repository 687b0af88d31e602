package io.tallystick.quickstart.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A whole network on one machine for a minute: broker, registry, ledger application, a fleet, and an audit from outside. */
public final class Demo {
    /** Everything holds. */
    public static final int HOLDS = 0;
    /** Something does not hold. */
    public static final int DOES_NOT_HOLD = 1;
    /** Something could not be started. */
    public static final int CANNOT_START = 3;

    private Demo() {}

    /** Runs a demonstration. */
    public static int run(DemoOptions options, PrintStream out, PrintStream err) {
        Instant start = Instant.ofEpochMilli(ProcessHandle.current()
                .info()
                .startInstant()
                .orElse(Instant.now())
                .toEpochMilli());
        AtomicBoolean stop = new AtomicBoolean();
        Progress progress = new Progress() {
            @Override
            public void step(String what) {
                err.println(what);
            }

            @Override
            public void fleet(DemoOptions options, LiveMetrics metrics, FieldCounters fields) {
                err.println("fleet sends");
            }
        };
        try {
            Path scratch = Files.createTempDirectory("tallystick-demo-");
            Path directory = options.keepDirectory().orElse(scratch.resolve("network"));
            try {
                Outcome outcome =
                        new DemoRun(options, directory, scratch, Clock.systemUTC(), progress, stop::get).run(start);
                Report.lines(outcome).forEach(err::println);
                if (options.json()) {
                    out.println(JsonSummary.of(outcome));
                }
                return outcome.holds() ? HOLDS : DOES_NOT_HOLD;
            } finally {
                try (Stream<Path> files = Files.walk(scratch)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            e.printStackTrace(err);
            return CANNOT_START;
        }
    }
}
