package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
    /** A port that nothing listens on. */
    private static final String NOBODY = "localhost:1";

    @TempDir
    Path folder;

    private Path network;

    @BeforeEach
    void found() {
        network = folder.resolve("network");
        Cli.ok("network", "init", network, "--name", "plant", "--partitions", 2, "--org", "acme");
    }

    private static void requireFailure(Cli got, int exit, String message) {
        assertThat(got.err()).contains(message).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(got.exit()).isEqualTo(exit);
    }

    @Test
    void network_twice_overwritesNothing() {
        requireFailure(
                Cli.run("network", "init", network, "--name", "plant", "--partitions", 2, "--org", "acme"),
                Exit.USAGE,
                "tallystick: " + network);
    }

    @Test
    void network_noFolder_saysHowToNameOrMakeOne() {
        requireFailure(
                Cli.run("device", "list", "--network", folder),
                Exit.USAGE,
                "tallystick: " + folder.resolve("network.yaml") + " does not exist: name the network's folder with"
                        + " --network, or make one with `tallystick network init`");
    }

    @Test
    void network_unparsable_namesFileLineAndColumn() throws IOException {
        Path yaml = network.resolve("network.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("clock: wall", "clock: walll"));
        String text = Files.readString(yaml);
        int line = (int) text.substring(0, text.indexOf("walll")).lines().count();
        requireFailure(
                Cli.run("device", "list", "--network", network),
                Exit.USAGE,
                "tallystick: " + yaml + ":" + line + ":8: ");
    }

    @Test
    void device_unknownOrganisation_isToldWhichThereAre() {
        requireFailure(
                Cli.run("device", "enrol", "globex", "d1", "--network", network),
                Exit.USAGE,
                "tallystick: organisation globex: not in ");
    }

    @Test
    void device_enrolledTwice_isNotOverwritten() {
        Cli.ok("device", "enrol", "acme", "d1", "--network", network, "--alg", "es256");
        requireFailure(
                Cli.run("device", "enrol", "acme", "d1", "--network", network),
                Exit.USAGE,
                "tallystick: device acme/d1 exists in ");
        assertThat(Cli.ok("device", "list", "--network", network, "--json").out())
                .startsWith("[{\"device\":\"acme/d1\",\"algorithm\":\"ES256\",");
    }

    @Test
    void broker_notNamed_isUsage() {
        requireFailure(
                Cli.run("topics", "create", "--network", network), Exit.USAGE, "want a Kafka broker, got none: give");
    }

    @Test
    void broker_away_waitsSaysSoAndGivesUp() {
        requireFailure(
                Cli.run("topics", "create", "--network", network, "--bootstrap-server", NOBODY, "--timeout", "4s"),
                Exit.UNREACHABLE,
                "no answer from Kafka at " + NOBODY + ": waiting");
        requireFailure(
                Cli.run(
                        "export",
                        "--to",
                        folder.resolve("a"),
                        "--network",
                        network,
                        "--bootstrap-server",
                        NOBODY,
                        "--schema-registry",
                        "mock://bad",
                        "--timeout",
                        "1s"),
                Exit.UNREACHABLE,
                "tallystick: topic plant.checkpoints: no answer in 1 s");
    }

    @Test
    void send_brokerAway_usesNoSequenceNumber() {
        Cli.ok("device", "enrol", "acme", "d1", "--network", network);
        Path device = network.resolve("devices/acme/d1.p12");
        requireFailure(
                Cli.run(
                        "send",
                        "--device",
                        device,
                        "--network",
                        network,
                        "--bootstrap-server",
                        NOBODY,
                        "--timeout",
                        "1s",
                        "t=1"),
                Exit.UNREACHABLE,
                "tallystick: topic plant.events: no answer in 1 s");
        assertThat(network.resolve("devices/acme/d1.seq")).doesNotExist();
    }

    @Test
    void send_readingWithoutValue_isUsage() {
        requireFailure(
                Cli.run("send", "--device", "x.p12", "--network", network, "temperature"),
                Exit.USAGE,
                "tallystick: reading \"temperature\": want name=value, such as temperature=21.5Cel");
    }

    @Test
    void send_deviceFileMissing_isUsage() {
        requireFailure(
                Cli.run(
                        "send",
                        "--device",
                        folder.resolve("x.p12"),
                        "--network",
                        network,
                        "--bootstrap-server",
                        NOBODY,
                        "t=1"),
                Exit.USAGE,
                "x.p12");
    }

    @Test
    void run_withoutRegistry_isUsage() {
        requireFailure(
                Cli.run("run", "--network", network, "--bootstrap-server", NOBODY),
                Exit.USAGE,
                "tallystick: want a schema registry, got none: give --schema-registry URL");
    }

    @Test
    void run_unknownSettingOfOurs_isToldWhichThereAre() throws IOException {
        Path config = Files.writeString(folder.resolve("app.properties"), "tallystick.block.entries=5\n");
        requireFailure(
                Cli.run(
                        "run",
                        "--network",
                        network,
                        "--bootstrap-server",
                        NOBODY,
                        "--schema-registry",
                        "mock://x",
                        "--config",
                        config),
                Exit.USAGE,
                "tallystick: unknown settings [tallystick.block.entries]: want some of [tallystick.block.interval.ms");
    }

    @Test
    void config_missing_isUsage() {
        requireFailure(
                Cli.run("topics", "create", "--network", network, "--config", folder.resolve("no.properties")),
                Exit.USAGE,
                "no.properties does not exist");
    }

    @Test
    void verify_nothing_isUsage() {
        requireFailure(Cli.run("verify", "--network", network), Exit.USAGE, "want an archive, --bootstrap-server, or");
        requireFailure(Cli.run("verify", folder.resolve("none")), Exit.USAGE, "want the folder of an archive");
        requireFailure(
                Cli.run("verify", "--proof", "p"),
                Exit.USAGE,
                "want --proof, --entry and either --key or --genesis together");
        requireFailure(Cli.run("verify", network, "--key", "nonsense"), Exit.USAGE, "--key: verifier key \"nonsense\"");
    }

    @Test
    void verify_folderThatIsNoArchive_doesNotHold() {
        Cli verify = Cli.run("verify", network);
        assertThat(verify.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(verify.out())
                .contains("DOES NOT HOLD: devices: unexpected")
                .contains("ledger 0, file ledger-0: missing");
    }

    @Test
    void duration_malformed_saysWhatIsWanted() {
        requireFailure(
                Cli.run("topics", "create", "--timeout", "soon"),
                Exit.USAGE,
                "want a number and ms, s, m, h or d, such as 60s, got \"soon\"");
    }

    @Test
    void verify_emptyFolder_isUsageAndSaysWhatIsMissing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        requireFailure(
                Cli.run("verify", empty),
                Exit.USAGE,
                "tallystick: " + empty + ": nothing to verify: want an archive, as `tallystick export` makes it, with"
                        + " network.yaml and ledger-0; it has neither");
        requireFailure(
                Cli.run("verify", empty, "--genesis", network.resolve("network.yaml")),
                Exit.USAGE,
                "nothing to verify");
        requireFailure(Cli.run("show", 0, 0, "--archive", empty), Exit.USAGE, empty + ": want an archive, as");
    }

    @Test
    void verify_ledgersWithoutCheckpoints_doesNotHold() throws IOException {
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Files.copy(network.resolve("network.yaml"), archive.resolve("network.yaml"));
        Files.createDirectory(archive.resolve("ledger-0"));
        Files.createDirectory(archive.resolve("ledger-1"));
        Cli verify = Cli.run("verify", archive);
        assertThat(verify.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(verify.out())
                .contains(
                        "DOES NOT HOLD: ledger 0, file ledger-0/checkpoint: missing: nothing of this ledger is signed")
                .contains("DOES NOT HOLD: ledger 1, file")
                .doesNotContain("\nholds");
    }

    @Test
    void file_thatIsAFolderOrMissing_isNamed() throws IOException {
        Path some = Files.writeString(folder.resolve("some.csv"), "a,b\n");
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), "time: {column: a}\n");
        requireFailure(
                Cli.run("replay", "--mapping", network, some, "--network", network),
                Exit.USAGE,
                "tallystick: " + network + ": want a file, got a folder");
        requireFailure(
                Cli.run("replay", "--mapping", mapping, network, "--network", network),
                Exit.USAGE,
                "tallystick: " + network + ": want a file, got a folder");
        requireFailure(
                Cli.run("replay", "--mapping", mapping, Files.createFile(folder.resolve("none.csv"))),
                Exit.USAGE,
                "none.csv: want a header and rows of data, got an empty file");
        requireFailure(
                Cli.run("replay", "--mapping", mapping, some, "--rate", -1),
                Exit.USAGE,
                "--rate: want 0 (as fast as it goes) or more, got -1");
        requireFailure(
                Cli.run("verify", network, "--genesis", folder.resolve("no.yaml")),
                Exit.USAGE,
                folder.resolve("no.yaml") + " does not exist");
        requireFailure(
                Cli.run("verify", "--proof", network, "--entry", some, "--genesis", network.resolve("network.yaml")),
                Exit.USAGE,
                "tallystick: " + network + ": want a file, got a folder");
    }

    @Test
    void export_intoAFolderWithOtherThings_isRefused() {
        requireFailure(
                Cli.run("export", "--to", network, "--network", network, "--bootstrap-server", NOBODY),
                Exit.USAGE,
                "tallystick: " + network
                        + ": want a folder for the archive alone, which is given to others; got one with "
                        + "devices in it");
    }

    @Test
    void usage_anyError_isOneLineAndWhereHelpIs() {
        Cli time = Cli.run("send", "--device", "x.p12", "--time", "yesterday", "t=1");
        requireFailure(
                time,
                Exit.USAGE,
                "want a time of the years 1970 to 9999, such as 2026-01-31T12:00:00Z, got \"yesterday\"");
        assertThat(time.err()).endsWith("See: tallystick send --help" + System.lineSeparator());
        assertThat(time.err().lines()).hasSize(2);
        requireFailure(
                Cli.run("send", "--device", "x.p12", "--time", "1969-12-31T23:59:59Z", "t=1"),
                Exit.USAGE,
                "want a time of the years 1970 to 9999");
    }

    @Test
    void send_nameTwice_isUsage() {
        requireFailure(
                Cli.run("send", "--device", "x.p12", "--network", network, "t=1", "t=2"),
                Exit.USAGE,
                "tallystick: reading \"t=2\": its name was given before");
    }

    @Test
    void output_withControlCharacters_givesTerminalsNoOrders() {
        Cli unknown = Cli.run("\u001b[31mverify");
        assertThat(unknown.err()).contains("\\u001b[31mverify").doesNotContain("\u001b");
    }
}
