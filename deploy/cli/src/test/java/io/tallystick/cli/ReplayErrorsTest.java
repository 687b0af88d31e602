package io.tallystick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayErrorsTest {
    @TempDir
    Path folder;

    private Path data;
    private Path mapping;

    @BeforeEach
    void write() throws IOException {
        data = Files.writeString(folder.resolve("some.csv"), "a,b\n");
        mapping = Files.writeString(folder.resolve("mapping.yaml"), "time: {column: a}\n");
    }

    @Test
    void replay_folderInsteadOfAFile_isNamed() {
        Cli.run("replay", "--mapping", folder, data)
                .requireFailure(Exit.USAGE, "tallystick: " + folder + ": want a file, got a folder");
        Cli.run("replay", "--mapping", mapping, folder)
                .requireFailure(Exit.USAGE, "tallystick: " + folder + ": want a file, got a folder");
    }

    @Test
    void replay_emptyFile_isNamed() throws IOException {
        Cli.run("replay", "--mapping", mapping, Files.createFile(folder.resolve("none.csv")))
                .requireFailure(Exit.USAGE, "none.csv: want a header and rows of data, got an empty file");
    }

    @Test
    void replay_strictAndBadRowsAllowed_isUsage() {
        Cli.run("replay", "--mapping", mapping, data, "--strict", "--allow-bad-rows")
                .requireFailure(Exit.USAGE, "tallystick: want --strict or --allow-bad-rows, got both");
    }

    @Test
    void replay_negativeRate_saysWhatIsWanted() {
        Cli.run("replay", "--mapping", mapping, data, "--rate", -1)
                .requireFailure(Exit.USAGE, "--rate: want 0 (as fast as it goes) or more, got -1");
    }
}
