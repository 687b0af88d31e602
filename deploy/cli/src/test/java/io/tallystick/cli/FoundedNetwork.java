package io.tallystick.cli;

import java.nio.file.Path;

/** A network just founded, with one organisation and no broker, for tests of what goes wrong without one. */
final class FoundedNetwork {
    /** A port that nothing listens on. */
    static final String NOBODY = "localhost:1";

    private FoundedNetwork() {}

    /** Founds it. */
    static Path in(Path folder) {
        Path network = folder.resolve("network");
        Cli.ok("network", "init", network, "--name", "plant", "--partitions", 2, "--org", "acme");
        return network;
    }
}
