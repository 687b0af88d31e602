package io.tallystick.sink.tiles;

import java.io.IOException;
import java.nio.file.Path;

/** What the writer does to the file system, so that a test can fail or "lose power" at each step. */
interface FileOps {
    /** Makes a directory and those above it; does nothing where they exist. */
    void createDirectories(Path directory) throws IOException;

    /** Creates or replaces a file with these bytes, which are on the disk when this returns. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Renames within one directory, replacing the target, in one step. */
    void rename(Path from, Path to) throws IOException;

    /** When this returns, the names in the directory are on the disk. */
    void syncDirectory(Path directory) throws IOException;

    /** Deletes a file or empty directory; does nothing where there is none. */
    void delete(Path file) throws IOException;
}
