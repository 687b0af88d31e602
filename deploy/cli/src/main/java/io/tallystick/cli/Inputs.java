package io.tallystick.cli;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.GenesisLimits;
import io.tallystick.sink.verify.ArchiveVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that users name. */
final class Inputs {
    private Inputs() {}

    /** Requires that a path is a file's. */
    static Path file(Path path) {
        if (!Files.exists(path)) {
            throw new CliException(Exit.USAGE, path + " does not exist");
        }
        if (Files.isDirectory(path)) {
            throw new CliException(Exit.USAGE, path + ": want a file, got a folder");
        }
        return path;
    }

    /**
     * All bytes of a file.
     *
     * @param maxBytes how many are read of a longer one at most: one more than whoever reads it takes
     */
    static byte[] read(Path path, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file(path))) {
            return in.readNBytes(maxBytes);
        }
    }

    /** A network.yaml. */
    static Genesis genesis(Path path) throws IOException {
        return Genesis.parse(path.toString(), read(path, GenesisLimits.MAX_BYTES + 1));
    }

    /** The genesis in an archive. */
    static Genesis archiveGenesis(Path archive) throws IOException {
        Path own = archive.resolve(ArchiveVerifier.GENESIS_FILE);
        if (!Files.exists(own)) {
            throw new CliException(
                    Exit.USAGE,
                    archive + ": want an archive, as `tallystick export` makes it, got no "
                            + ArchiveVerifier.GENESIS_FILE + " there");
        }
        return genesis(own);
    }
}
