package io.tallystick.sink.tiles;

import io.tallystick.ledger.tile.TileLayout;
import io.tallystick.ledger.tile.TilePath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Removes tiles that a newer checkpoint has no more use for; never a file whose name is not one of a tile directory. */
final class LeftOvers {
    private final Path directory;
    private final AtomicFiles files;

    LeftOvers(Path directory, AtomicFiles files) {
        this.directory = directory;
        this.files = files;
    }

    /** Removes the partial tiles of the tree's former size that it does not have any more. */
    void removeSuperseded(long formerSize, long size) throws IOException {
        for (TilePath path : TileLayout.partials(formerSize)) {
            if (!TileLayout.has(path, size)) {
                remove(directory.resolve(path.format()), path);
            }
        }
    }

    /** Looks at every file and removes temporary files and tiles that are not the tree's: what a crash left. */
    void removeAll(long size) throws IOException {
        DirectoryFiles.walk(directory, (name, file) -> {
            String suffix = DirectoryFiles.TEMPORARY_SUFFIX;
            boolean temporary = name.endsWith(suffix);
            String stem = temporary ? name.substring(0, name.length() - suffix.length()) : name;
            TilePath path = DirectoryFiles.tilePath(stem).orElse(null);
            if (temporary && stem.equals(DirectoryFiles.CHECKPOINT)) {
                files.delete(file);
            } else if (path != null && (temporary || !TileLayout.has(path, size))) {
                remove(file, path);
            }
        });
    }

    private void remove(Path file, TilePath path) throws IOException {
        files.delete(file);
        if (path.isPartial() && isEmpty(file.getParent())) {
            files.delete(file.getParent());
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(directory)) {
            return !content.iterator().hasNext();
        }
    }
}
