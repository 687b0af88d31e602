package io.tallystick.quickstart.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole network on one machine for a minute: broker, registry, ledger application, a fleet, and an audit from outside. */
public final class Demo {
    /** The ledgers are valid and every count is as it must be. */
    public static final int HOLDS = 0;
    /** Something does not hold, or the run broke off: the verdict is no, or unknown. */
    public static final int DOES_NOT_HOLD = 1;
    /** Something could not be started. */
    public static final int CANNOT_START = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private Demo() {}

    /**
     * Runs a demonstration to its verdict. Nothing of it is left afterwards, except for the files in {@link DemoOptions#keep}.
     * On Ctrl-C it stops the fleet, audits, reports, and ends the process with the code that it would have returned.
     *
     * @param out takes one line of JSON if that is wanted, and nothing else
     * @param err takes progress, the report and errors; a screen is drawn if it is the process's own and a terminal
     * @return {@link #HOLDS}, {@link #DOES_NOT_HOLD} or {@link #CANNOT_START}
     */
    public static int run(DemoOptions options, PrintStream out, PrintStream err) {
        try (StopOnSignal signal = new StopOnSignal()) {
            int code = attempt(options, out, err, signal);
            out.flush();
            err.flush();
            signal.finished(code);
            return code;
        }
    }

    private static int attempt(DemoOptions options, PrintStream out, PrintStream err, StopOnSignal signal) {
        Map<String, String> environment = System.getenv();
        boolean terminal = Terminal.canDraw(err, environment);
        Style style = Terminal.style(terminal, environment);
        Clock clock = Clock.systemUTC();
        Instant start = ProcessHandle.current().info().startInstant().orElseGet(clock::instant);
        try (TerminalProgress progress = new TerminalProgress(err, terminal, style);
                Scratch scratch = Scratch.make()) {
            Path directory = options.keepDirectory().orElse(scratch.path().resolve("network"));
            DemoRun run = new DemoRun(options, directory, scratch.path(), clock, progress, signal::asked);
            try {
                Outcome outcome = run.run(start);
                Report.lines(outcome, style).forEach(err::println);
                options.keepDirectory().ifPresent(kept -> Report.commands(kept).forEach(err::println));
                if (options.json()) {
                    out.println(JsonSummary.of(outcome));
                }
                return outcome.holds() ? HOLDS : DOES_NOT_HOLD;
            } catch (IOException | RuntimeException e) {
                progress.close();
                return failed(err, e, run.started() ? DOES_NOT_HOLD : CANNOT_START);
            }
        } catch (IOException e) {
            return failed(err, e, CANNOT_START);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(err, e, DOES_NOT_HOLD);
        }
    }

    private static int failed(PrintStream err, Throwable failure, int code) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.debug("the demonstration broke off", cause);
        err.println("tallystick demo: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()));
        return code;
    }

    /** A directory that is gone afterwards. */
    private record Scratch(Path path) implements AutoCloseable {
        static Scratch make() throws IOException {
            return new Scratch(Files.createTempDirectory("tallystick-demo-"));
        }

        @Override
        public void close() throws IOException {
            List<Path> deepestFirst;
            try (Stream<Path> files = Files.walk(path)) {
                deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
