package io.tallystick.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Third-party vectors and data beside the checkout; a test that needs an absent one is skipped, and says so. */
public final class SharedFolder {
    private SharedFolder() {}

    public static Path path(String name) {
        Path path = Path.of(System.getProperty("tallystick.shared", "../shared"), name.split("/"));
        Assumptions.assumeTrue(Files.exists(path), () -> "SKIPPED: no " + path + "; set -Dtallystick.shared");
        return path;
    }

    public static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }
}
