package io.tallystick.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories and files that belong to one run of a service. */
final class LocalFiles {
    private LocalFiles() {}

    /** A new directory among the system's temporary files. */
    static Path temporaryDirectory(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new EmbeddedServiceException("cannot make a temporary directory: " + e.getMessage(), e);
        }
    }

    /** Deletes {@code path} and all in it; one that is not there is not an error. */
    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new EmbeddedServiceException("cannot delete " + path + ": " + e.getMessage(), e);
        }
    }
}
