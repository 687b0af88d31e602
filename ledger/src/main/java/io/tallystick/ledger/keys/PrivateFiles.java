package io.tallystick.ledger.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files that only their owner may read: mode 600 in folders of mode 700, replaced atomically. On file systems without POSIX modes
 * the platform's own defaults hold.
 */
final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PUBLIC_FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private PrivateFiles() {}

    /** Creates a folder, and those above it that are missing, of mode 700. One that exists keeps its mode. */
    static void createFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, attributes(folder, OWNER_FOLDER));
            }
        } catch (IOException e) {
            throw new KeyFileException("folder " + folder + " cannot be made: " + reason(e), e);
        }
    }

    /** Writes a secret file, mode 600, replacing one that exists. */
    static void replace(Path file, byte[] content) {
        write(file, content, OWNER_FILE, true);
    }

    /** Writes a secret file, mode 600; refuses if it exists. */
    static void create(Path file, byte[] content) {
        write(file, content, OWNER_FILE, false);
    }

    /** Writes a file that anyone may read, mode 644; refuses if it exists. */
    static void createPublic(Path file, byte[] content) {
        write(file, content, PUBLIC_FILE, false);
    }

    /** Writes a file that anyone may read, mode 644, replacing one that exists. */
    static void replacePublic(Path file, byte[] content) {
        write(file, content, PUBLIC_FILE, true);
    }

    private static void write(Path file, byte[] content, Set<PosixFilePermission> mode, boolean replace) {
        Path folder = file.toAbsolutePath().getParent();
        createFolder(folder);
        try {
            Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp", attributes(folder, mode));
            try {
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    ByteBuffer buffer = ByteBuffer.wrap(content);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    channel.force(true);
                }
                publish(temporary, file, replace);
                forceFolder(folder);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (FileAlreadyExistsException e) {
            throw new KeyFileException(file + " exists: it is not overwritten; move it away first", e);
        } catch (IOException e) {
            throw new KeyFileException(file + " cannot be written: " + reason(e), e);
        }
    }

    /** A crash before this leaves the old file, or none; after it the new one, whole. */
    private static void publish(Path temporary, Path file, boolean replace) throws IOException {
        if (replace) {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } else if (posix(file.toAbsolutePath().getParent())) {
            // A hard link fails if the name is taken; a move would replace what another process has just made.
            Files.createLink(file, temporary);
        } else {
            Files.move(temporary, file);
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        if (posix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * Reads a secret file.
     *
     * @param what for messages: "key store", "password file"
     * @param maxBytes inclusive
     * @throws KeyFileException if it is missing, too large, or anyone but its owner may use it
     */
    static byte[] read(Path file, String what, int maxBytes) {
        try {
            requirePrivate(file, what);
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(maxBytes + 1);
                if (content.length > maxBytes) {
                    throw new KeyFileException(what + " " + file + ": want at most " + maxBytes + " bytes");
                }
                return content;
            }
        } catch (NoSuchFileException e) {
            throw new KeyFileException(what + " " + file + " does not exist", e);
        } catch (IOException e) {
            throw new KeyFileException(what + " " + file + " cannot be read: " + reason(e), e);
        }
    }

    static void requirePrivate(Path file, String what) throws IOException {
        if (!posix(file)) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (mode.stream().anyMatch(OTHERS::contains)) {
            throw new KeyFileException(what + " " + file + ": others than its owner may use it (mode "
                    + PosixFilePermissions.toString(mode) + "); want mode 600: chmod 600 " + file);
        }
    }

    /** Takes every right from others. */
    static void makePrivate(Path file) throws IOException {
        if (posix(file)) {
            Files.setPosixFilePermissions(file, OWNER_FILE);
        }
    }

    private static boolean posix(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        return store.supportsFileAttributeView("posix");
    }

    private static FileAttribute<?>[] attributes(Path folder, Set<PosixFilePermission> mode) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)} : new FileAttribute<?>[0];
    }

    /** Java's file exceptions often carry the path alone as their message. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
