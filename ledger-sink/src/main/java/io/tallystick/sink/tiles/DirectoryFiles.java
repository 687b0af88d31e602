package io.tallystick.sink.tiles;

import io.tallystick.ledger.tile.TileException;
import io.tallystick.ledger.tile.TilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Names and bounded reading of a tile directory's files. */
final class DirectoryFiles {
    static final String CHECKPOINT = "checkpoint";
    static final String TEMPORARY_SUFFIX = ".tmp";

    private DirectoryFiles() {}

    /** Sees one file; {@code name} is relative to the directory, with {@code /} between its elements. */
    @FunctionalInterface
    interface FileVisitor {
        void file(String name, Path file) throws IOException;
    }

    static void walk(Path directory, FileVisitor visitor) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                StringBuilder name = new StringBuilder();
                directory
                        .relativize(file)
                        .forEach(element ->
                                name.append(name.length() == 0 ? "" : "/").append(element));
                visitor.file(name.toString(), file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static Optional<TilePath> tilePath(String name) {
        try {
            return Optional.of(TilePath.parse(name));
        } catch (TileException e) {
            return Optional.empty();
        }
    }

    static byte[] read(Path file, int maxBytes) throws TileDirectoryException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new TileDirectoryException(
                        TileDirectoryException.Reason.DAMAGED, file, "want at most " + maxBytes + " bytes", null);
            }
            return bytes;
        } catch (TileDirectoryException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new TileDirectoryException(TileDirectoryException.Reason.CANNOT_READ, file, "missing", e);
        } catch (IOException e) {
            throw new TileDirectoryException(
                    TileDirectoryException.Reason.CANNOT_READ, file, "cannot be read: " + e.getMessage(), e);
        }
    }
}
