package io.tallystick.cli;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.NetworkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which network. */
final class NetworkOption {
    static final String GENESIS_FILE = "network.yaml";

    @Option(
            names = "--network",
            paramLabel = "PATH",
            defaultValue = "${env:TALLYSTICK_NETWORK:-.}",
            description = "The network's folder, or its network.yaml where no keys are needed; default"
                    + " TALLYSTICK_NETWORK, else this folder.")
    private Path path;

    /** The folder with the keys. */
    NetworkDirectory directory() {
        if (!Files.exists(path.resolve(GENESIS_FILE))) {
            throw missing(path.resolve(GENESIS_FILE));
        }
        return NetworkDirectory.open(path);
    }

    Path path() {
        return path;
    }

    /** The genesis, for which the file is enough. */
    Genesis genesis() throws IOException {
        Path file = Files.isDirectory(path) ? path.resolve(GENESIS_FILE) : path;
        if (!Files.exists(file)) {
            throw missing(file);
        }
        return Inputs.genesis(file);
    }

    private static CliException missing(Path file) {
        return new CliException(
                Exit.USAGE,
                file + " does not exist: name the network's folder with --network, or make one with"
                        + " `tallystick network init`");
    }
}
