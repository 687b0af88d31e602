package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs lines of a page in a shell, in a folder of its own, with the real launcher as {@code ./tallystick}. */
final class Launcher implements AutoCloseable {
    private static final int MINUTES = 5;

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    Launcher(Path folder) {
        this.folder = folder;
    }

    /** What the script said; it must end with 0. */
    String run(String script) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = start(script, output);
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            kill(process);
        }
        String said = Files.readString(output);
        assertThat(ended).as("%s ended; it said%n%s", script, said).isTrue();
        assertThat(process.exitValue())
                .as("exit code of %s; it said%n%s", script, said)
                .isZero();
        return said;
    }

    /** Starts what goes on until this is closed. */
    void inAnotherTerminal(String script) throws IOException {
        started.add(start(script, Files.createTempFile(folder, "terminal", ".txt")));
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : started) {
            kill(process);
            process.waitFor(MINUTES, TimeUnit.MINUTES);
        }
    }

    private Process start(String script, Path output) throws IOException {
        String commands = script.replace("./tallystick", "sh '" + DocPage.ROOT.resolve("tallystick") + "'");
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("TALLYSTICK_NO_BUILD", "1");
        return builder.start();
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
