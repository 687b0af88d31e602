package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionErrorsTest {
    @TempDir
    Path folder;

    private Path network;

    @BeforeEach
    void found() {
        network = FoundedNetwork.in(folder);
    }

    @Test
    void broker_notNamed_isUsage() {
        Cli.run("topics", "create", "--network", network)
                .requireFailure(Exit.USAGE, "want a Kafka broker, got none: give");
    }

    @Test
    void broker_away_waitsSaysSoAndGivesUp() {
        Cli.run(
                        "topics",
                        "create",
                        "--network",
                        network,
                        "--bootstrap-server",
                        FoundedNetwork.NOBODY,
                        "--timeout",
                        "4s")
                .requireFailure(Exit.UNREACHABLE, "no answer from Kafka at " + FoundedNetwork.NOBODY + ": waiting");
        Cli.run(
                        "export",
                        "--to",
                        folder.resolve("a"),
                        "--network",
                        network,
                        "--bootstrap-server",
                        FoundedNetwork.NOBODY,
                        "--schema-registry",
                        "mock://bad",
                        "--timeout",
                        "1s")
                .requireFailure(Exit.UNREACHABLE, "tallystick: topic plant.checkpoints: no answer in 1 s");
    }

    @Test
    void send_brokerAway_usesNoSequenceNumber() {
        Cli.ok("device", "enrol", "acme", "d1", "--network", network);
        Path device = network.resolve("devices/acme/d1.p12");
        Cli.run(
                        "send",
                        "--device",
                        device,
                        "--network",
                        network,
                        "--bootstrap-server",
                        FoundedNetwork.NOBODY,
                        "--timeout",
                        "1s",
                        "t=1")
                .requireFailure(Exit.UNREACHABLE, "tallystick: topic plant.events: no answer in 1 s");
        assertThat(network.resolve("devices/acme/d1.seq")).doesNotExist();
    }

    @Test
    void run_withoutRegistry_isUsage() {
        Cli.run("run", "--network", network, "--bootstrap-server", FoundedNetwork.NOBODY)
                .requireFailure(Exit.USAGE, "tallystick: want a schema registry, got none: give --schema-registry URL");
    }

    @Test
    void run_unknownSettingOfOurs_isToldWhichThereAre() throws IOException {
        Path config = Files.writeString(folder.resolve("app.properties"), "tallystick.block.entries=5\n");
        Cli.run(
                        "run",
                        "--network",
                        network,
                        "--bootstrap-server",
                        FoundedNetwork.NOBODY,
                        "--schema-registry",
                        "mock://x",
                        "--config",
                        config)
                .requireFailure(
                        Exit.USAGE,
                        "tallystick: unknown settings [tallystick.block.entries]: want some of [tallystick.block.interval.ms");
    }

    @Test
    void config_missing_isUsage() {
        Cli.run("topics", "create", "--network", network, "--config", folder.resolve("no.properties"))
                .requireFailure(Exit.USAGE, "no.properties does not exist");
    }
}
