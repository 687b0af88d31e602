package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's commands, in their order, through the launcher, as a new user would; the demo is shortened. */
class ReadmeIT {
    private static final Path ROOT = Path.of(System.getProperty("tallystick.root"));
    private static final String LONG = "--for 60s";
    private static final String SHORT = "--for 8s";

    @TempDir
    Path folder;

    @Test
    void commands_inOrder_allSucceed() throws Exception {
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
        for (String command : commands) {
            run(command);
        }
    }

    @Test
    void testCommand_isTheOneOfContinuousIntegration() throws IOException {
        assertThat(blocks()).contains("mvn verify");
        assertThat(Files.readAllLines(ROOT.resolve(".ci/run"))).contains("mvn verify");
    }

    private void run(String command) throws Exception {
        String line = command.replace("./tallystick", "sh '" + ROOT.resolve("tallystick") + "'")
                .replace(LONG, SHORT);
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("TALLYSTICK_NO_BUILD", "1");
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(ended)
                .as("%s ended; it said%n%s", command, Files.readString(output))
                .isTrue();
        assertThat(process.exitValue())
                .as("exit code of %s; it said%n%s", command, Files.readString(output))
                .isZero();
    }

    private static List<String> commands() throws IOException {
        return blocks().lines().filter(line -> line.startsWith("./tallystick")).toList();
    }

    /** What stands in the README's shell blocks. */
    private static String blocks() throws IOException {
        StringBuilder blocks = new StringBuilder();
        boolean inside = false;
        for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside) {
                blocks.append(line).append('\n');
            }
        }
        return blocks.toString();
    }
}
