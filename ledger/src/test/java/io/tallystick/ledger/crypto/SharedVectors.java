package io.tallystick.ledger.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Third-party test vectors, read where they lie; a test that needs them is skipped, saying so, where they are absent. */
public final class SharedVectors {
    private SharedVectors() {}

    public static Path path(String name) {
        Path path = Path.of(System.getProperty("tallystick.shared", "shared"))
                .resolve("vectors")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(path), () -> "SKIPPED: no test vectors at " + path);
        return path;
    }

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
