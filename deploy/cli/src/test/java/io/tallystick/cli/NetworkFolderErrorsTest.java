package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFolderErrorsTest {
    @TempDir
    Path folder;

    private Path network;

    @BeforeEach
    void found() {
        network = FoundedNetwork.in(folder);
    }

    @Test
    void network_twice_overwritesNothing() {
        Cli.run("network", "init", network, "--name", "plant", "--partitions", 2, "--org", "acme")
                .requireFailure(Exit.USAGE, "tallystick: " + network);
    }

    @Test
    void network_noFolder_saysHowToNameOrMakeOne() {
        Cli.run("device", "list", "--network", folder)
                .requireFailure(
                        Exit.USAGE,
                        "tallystick: " + folder.resolve("network.yaml")
                                + " does not exist: name the network's folder with"
                                + " --network, or make one with `tallystick network init`");
    }

    @Test
    void network_unparsable_namesFileLineAndColumn() throws IOException {
        Path yaml = network.resolve("network.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("clock: wall", "clock: walll"));
        String text = Files.readString(yaml);
        int line = (int) text.substring(0, text.indexOf("walll")).lines().count();
        Cli.run("device", "list", "--network", network)
                .requireFailure(Exit.USAGE, "tallystick: " + yaml + ":" + line + ":8: ");
    }

    @Test
    void device_unknownOrganisation_isToldWhichThereAre() {
        Cli.run("device", "enrol", "globex", "d1", "--network", network)
                .requireFailure(Exit.USAGE, "tallystick: organisation globex: not in ");
    }

    @Test
    void device_enrolledTwice_isNotOverwritten() {
        Cli.ok("device", "enrol", "acme", "d1", "--network", network, "--alg", "es256");
        Cli.run("device", "enrol", "acme", "d1", "--network", network)
                .requireFailure(Exit.USAGE, "tallystick: device acme/d1 exists in ");
        assertThat(Cli.ok("device", "list", "--network", network, "--json").out())
                .startsWith("[{\"device\":\"acme/d1\",\"algorithm\":\"ES256\",");
    }

    @Test
    void device_enrolledAsGateway_isListedAsOne() {
        assertThat(Cli.ok("device", "enrol", "acme", "hall-2", "--gateway", "--network", network)
                        .out())
                .startsWith("acme/hall-2 (ED25519, gateway) in ");
        assertThat(Cli.ok("device", "list", "--network", network).out())
                .contains("acme/hall-2")
                .contains("  gateway");
        assertThat(Cli.ok("device", "list", "--network", network, "--json").out())
                .contains("\"gateway\":true");
    }

    @Test
    void revoke_notEnrolled_isToldOfDevicesBehindGateways() {
        Cli.run(
                        "device",
                        "revoke",
                        "acme",
                        "probe",
                        "--network",
                        network,
                        "--bootstrap-server",
                        "127.0.0.1:1",
                        "--timeout",
                        "1s")
                .requireFailure(Exit.USAGE, "say --behind-gateway if gateways sign for it");
    }
}
