package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineErrorsTest {
    @TempDir
    Path folder;

    private Path network;

    @BeforeEach
    void found() {
        network = FoundedNetwork.in(folder);
    }

    @Test
    void usage_anyError_isOneLineAndWhereHelpIs() {
        Cli time = Cli.run("send", "--device", "x.p12", "--time", "yesterday", "t=1");
        time.requireFailure(
                Exit.USAGE, "want a time of the years 1970 to 9999, such as 2026-01-31T12:00:00Z, got \"yesterday\"");
        assertThat(time.err()).endsWith("See: tallystick send --help" + System.lineSeparator());
        assertThat(time.err().lines()).hasSize(2);
        Cli.run("send", "--device", "x.p12", "--time", "1969-12-31T23:59:59Z", "t=1")
                .requireFailure(Exit.USAGE, "want a time of the years 1970 to 9999");
    }

    @Test
    void duration_malformed_saysWhatIsWanted() {
        Cli.run("topics", "create", "--timeout", "soon")
                .requireFailure(Exit.USAGE, "want a number and ms, s, m, h or d, such as 60s, got \"soon\"");
    }

    @Test
    void send_readingWithoutValue_isUsage() {
        Cli.run("send", "--device", "x.p12", "--network", network, "temperature")
                .requireFailure(
                        Exit.USAGE,
                        "tallystick: reading \"temperature\": want name=value, such as temperature=21.5Cel");
    }

    @Test
    void send_nameTwice_isUsage() {
        Cli.run("send", "--device", "x.p12", "--network", network, "t=1", "t=2")
                .requireFailure(Exit.USAGE, "tallystick: reading \"t=2\": its name was given before");
    }

    @Test
    void send_deviceFileMissing_isUsage() {
        Cli.run(
                        "send",
                        "--device",
                        folder.resolve("x.p12"),
                        "--network",
                        network,
                        "--bootstrap-server",
                        FoundedNetwork.NOBODY,
                        "t=1")
                .requireFailure(Exit.USAGE, "x.p12");
    }

    @Test
    void output_withControlCharacters_givesTerminalsNoOrders() {
        Cli unknown = Cli.run("\u001b[31mverify");
        assertThat(unknown.err()).contains("\\u001b[31mverify").doesNotContain("\u001b");
    }
}
