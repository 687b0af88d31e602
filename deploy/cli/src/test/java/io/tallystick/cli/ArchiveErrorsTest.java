package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveErrorsTest {
    @TempDir
    Path folder;

    private Path network;

    @BeforeEach
    void found() {
        network = FoundedNetwork.in(folder);
    }

    @Test
    void verify_nothing_isUsage() {
        Cli.run("verify", "--network", network).requireFailure(Exit.USAGE, "want an archive, --bootstrap-server, or");
        Cli.run("verify", folder.resolve("none")).requireFailure(Exit.USAGE, "want the folder of an archive");
        Cli.run("verify", "--proof", "p")
                .requireFailure(Exit.USAGE, "want --proof, --entry and either --key or --genesis together");
        Cli.run("verify", network, "--key", "nonsense").requireFailure(Exit.USAGE, "--key: verifier key \"nonsense\"");
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
    void verify_emptyFolder_isUsageAndSaysWhatIsMissing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Cli.run("verify", empty)
                .requireFailure(
                        Exit.USAGE,
                        "tallystick: " + empty
                                + ": nothing to verify: want an archive, as `tallystick export` makes it, with"
                                + " network.yaml and ledger-0; it has neither");
        Cli.run("verify", empty, "--genesis", network.resolve("network.yaml"))
                .requireFailure(Exit.USAGE, "nothing to verify");
        Cli.run("show", 0, 0, "--archive", empty).requireFailure(Exit.USAGE, empty + ": want an archive, as");
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
    void export_intoAFolderWithOtherThings_isRefused() {
        Cli.run("export", "--to", network, "--network", network, "--bootstrap-server", FoundedNetwork.NOBODY)
                .requireFailure(
                        Exit.USAGE,
                        "tallystick: " + network
                                + ": want a folder for the archive alone, which is given to others; got one with "
                                + "devices in it");
    }

    @Test
    void verify_fileThatIsAFolderOrMissing_isNamed() throws IOException {
        Path genesis = network.resolve("network.yaml");
        Path entry = Files.writeString(folder.resolve("entry"), "bytes");
        Cli.run("verify", network, "--genesis", folder.resolve("no.yaml"))
                .requireFailure(Exit.USAGE, folder.resolve("no.yaml") + " does not exist");
        Cli.run("verify", "--proof", network, "--entry", entry, "--genesis", genesis)
                .requireFailure(Exit.USAGE, "tallystick: " + network + ": want a file, got a folder");
    }
}
