package io.tallystick.sink.tiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes whole files into a directory: each is there with all its bytes or not at all, whenever the power goes. */
final class AtomicFiles {
    private final Path directory;
    private final FileOps ops;
    private final Set<Path> unsynced = new LinkedHashSet<>();

    AtomicFiles(Path directory, FileOps ops) {
        this.directory = directory;
        this.ops = ops;
    }

    /** Writes a file under its relative name; its name is on the disk after {@link #sync} only. */
    void write(String name, byte[] bytes) throws TileDirectoryException {
        Path file = directory.resolve(name);
        Path temporary = file.resolveSibling(file.getFileName() + DirectoryFiles.TEMPORARY_SUFFIX);
        try {
            if (!unsynced.contains(file.getParent())) {
                ops.createDirectories(file.getParent());
                for (Path above = file.getParent(); above.startsWith(directory); above = above.getParent()) {
                    unsynced.add(above);
                }
            }
            ops.write(temporary, bytes);
            ops.rename(temporary, file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** Brings the names of all files written to the disk. */
    void sync() throws TileDirectoryException {
        for (Path changed : unsynced) {
            try {
                ops.syncDirectory(changed);
            } catch (IOException e) {
                throw cannotWrite(changed, e);
            }
        }
        unsynced.clear();
    }

    void delete(Path file) throws TileDirectoryException {
        try {
            ops.delete(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    static TileDirectoryException cannotWrite(Path file, IOException e) {
        return TileDirectoryException.cannotWrite(file, e);
    }
}
