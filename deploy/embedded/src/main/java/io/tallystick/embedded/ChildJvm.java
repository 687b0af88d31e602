package io.tallystick.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A child process that runs this JVM's {@code java} and does not outlive this JVM.
 *
 * <p>The child's standard input is a pipe that only this JVM holds open. The child ends when it reads its end, which the
 * operating system sees to however this JVM ends. There is no shutdown hook: hooks run all at once, and another one may still
 * need the child. Ctrl-C at the terminal, which goes to children too, is left to this JVM for the same reason.
 */
public final class ChildJvm implements AutoCloseable {
    /** Time a child gets to end by itself before it is told to, and again before it is killed. */
    static final Duration GRACE = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LOG_TAIL_LINES = 20;

    private static final Path SHELL = Path.of("/bin/sh");
    /** A signal that is ignored stays so over exec, and HotSpot leaves it so. */
    private static final String IGNORE_TERMINAL_SIGNALS = "trap '' INT HUP; exec \"$@\"";

    private final String service;
    private final Process process;
    private final Path log;

    private ChildJvm(String service, Process process, Path log) {
        this.service = service;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts {@code java arguments}, with standard output and error going to {@code log}, which is appended to.
     *
     * @param classPath class path of the child
     */
    public static ChildJvm start(String service, String classPath, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            command.addAll(List.of(SHELL.toString(), "-c", IGNORE_TERMINAL_SIGNALS, service));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return startCommand(service, command, Map.of("CLASSPATH", classPath), log);
    }

    /** Starts any {@code command} that ends when its standard input does; otherwise as {@link #start}. */
    static ChildJvm startCommand(String service, List<String> command, Map<String, String> variables, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.putAll(variables);
        // Options meant for this JVM (an agent's port, a heap size) must not reach the child unasked.
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.remove("JDK_JAVA_OPTIONS");
        try {
            return new ChildJvm(service, builder.start(), log);
        } catch (IOException e) {
            throw new EmbeddedServiceException(service + ": cannot run " + command + ": " + e.getMessage(), e);
        }
    }

    /**
     * Waits until {@code ready}.
     *
     * @throws EmbeddedServiceException if the child ends before, or {@code timeout} passes; with the end of its log
     */
    public void awaitReady(BooleanSupplier ready, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (!ready.getAsBoolean()) {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    // One that does its work and ends may have been ready in between.
                    if (ready.getAsBoolean()) {
                        return;
                    }
                    throw new EmbeddedServiceException(
                            service + " ended with code " + process.exitValue() + " while it started" + logTail());
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new EmbeddedServiceException(
                            service + " was not ready within " + timeout.toSeconds() + " s" + logTail());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServiceException(service + ": interrupted while it started", e);
        }
    }

    /** Whether the process lives. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** All that the log holds now. */
    public String logText() {
        try {
            return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            return "(cannot read " + log + ": " + e.getMessage() + ")";
        }
    }

    private String logTail() {
        List<String> lines = logText().lines().toList();
        List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
        return "; the end of its log, " + log + ":\n" + String.join("\n", tail);
    }

    /** Ends the child at once, as kill -9 does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        waitGone(GRACE);
    }

    /** Ends the child: it sees its input close, then is told to end, then is killed. */
    @Override
    public void close() {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.flush();
        } catch (IOException e) {
            // The child is gone already, which is what is wanted.
        }
        if (!waitGone(GRACE)) {
            process.destroy();
            if (!waitGone(GRACE)) {
                process.destroyForcibly();
                waitGone(GRACE);
            }
        }
    }

    private boolean waitGone(Duration atMost) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    // The child must go whatever the caller is told; the interrupt is handed on below.
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
