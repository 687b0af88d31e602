package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's commands, in their order, through the launcher, as a new user would; the demo is shortened. */
class ReadmeIT {
    private static final String COMMAND = "./tallystick ";
    private static final String LONG = "--for 60s";
    private static final String SHORT = "--for 8s";

    @TempDir
    Path folder;

    @Test
    void commands_inOrder_allSucceed() throws Exception {
        DocPage page = DocPage.read("README.md");
        page.writeFiles(folder);
        List<String> commands = page.lines("sh", COMMAND);
        assertThat(commands).hasSizeGreaterThanOrEqualTo(7);
        try (Launcher launcher = new Launcher(folder)) {
            for (String command : commands) {
                launcher.run(COMMAND + command.replace(LONG, SHORT));
            }
        }
    }

    @Test
    void testCommand_isTheOneOfContinuousIntegration() throws IOException {
        assertThat(DocPage.read("README.md").lines("sh", "mvn ")).contains("verify");
        assertThat(Files.readAllLines(DocPage.ROOT.resolve(".ci/run"))).contains("mvn verify");
    }
}
