package io.tallystick.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs, with what they say in a file. */
public final class Tool {
    private static final int SECONDS = 120;

    private Tool() {}

    /** What a program answered. */
    public record Answer(int exit, String said) {
        public Answer requireExit(int wanted) {
            assertThat(exit).as(said).isEqualTo(wanted);
            return this;
        }
    }

    /** Whether a program is there and ends with 0. */
    public static boolean runs(String... command) {
        try {
            Path nowhere = Path.of(System.getProperty("java.io.tmpdir"));
            return run(nowhere, Map.of(), List.of(command)).exit() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public static Answer run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("tool", ".txt");
        try {
            Process process = start(folder, environment, command, output);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                kill(process);
                throw new AssertionError(command + " did not end; it said\n" + Files.readString(output));
            }
            return new Answer(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    public static Process start(Path folder, Map<String, String> environment, List<String> command, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** kill -9 of a process and of those that it started, and waits for its end. */
    public static void kill(Process process) throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }
}
