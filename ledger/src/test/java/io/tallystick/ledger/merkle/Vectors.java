package io.tallystick.ledger.merkle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Third-party vectors and data, read in place; a test that needs them is skipped, and says so, where they are not. */
public final class Vectors {
    private Vectors() {}

    public static Path file(String path) {
        String shared = System.getProperty("tallystick.shared", "../shared");
        Path file = Path.of(shared, path);
        Assumptions.assumeTrue(Files.exists(file), () -> "SKIPPED: no " + file + "; set -Dtallystick.shared");
        return file;
    }

    public static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(bytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] base64(JsonNode node) {
        return Base64.getDecoder().decode(node.asText());
    }

    public static List<byte[]> hashes(JsonNode array) {
        List<byte[]> hashes = new ArrayList<>();
        array.forEach(hash -> hashes.add(base64(hash)));
        return hashes;
    }
}
