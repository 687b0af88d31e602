package io.tallystick.topology.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of an instance within its consumer group, kept in its state directory. An instance that was killed and comes
 * back under the same name takes its ledgers up at once; under a new one it would have to wait until the group has given
 * up the one that was killed.
 */
final class InstanceId {
    static final String FILE = "instance-id";

    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    private InstanceId() {}

    /**
     * The id in a state directory, made at first use.
     *
     * @throws UncheckedIOException if the directory cannot be read or written
     * @throws IllegalStateException if the file holds no id
     */
    static String of(Path stateDirectory) {
        Path file = stateDirectory.resolve(FILE);
        try {
            String id = Files.readString(file, StandardCharsets.UTF_8).trim();
            if (!VALID.matcher(id).matches()) {
                throw new IllegalStateException(
                        file + ": want 1 to 200 characters of a-z, A-Z, 0-9, '.', '_' and '-', got \"" + id
                                + "\"; delete the file if you do not know what should be in it");
            }
            return id;
        } catch (NoSuchFileException e) {
            return make(stateDirectory, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String make(Path stateDirectory, Path file) {
        String id = UUID.randomUUID().toString();
        try {
            Files.createDirectories(stateDirectory);
            Path unfinished = Files.createTempFile(stateDirectory, FILE, ".tmp");
            Files.writeString(unfinished, id + "\n", StandardCharsets.UTF_8);
            // A crash before leaves no id and the next start makes one; a crash after leaves this one.
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
