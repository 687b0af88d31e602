package io.tallystick.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder for one instance's local state, locked while it runs, so that several instances of one machine keep apart. */
final class StateFolder implements AutoCloseable {
    private static final int MOST = 64;

    private final Path path;
    private final FileChannel channel;

    private StateFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * @param wanted null for the first free one below the network's folder: an instance that starts again finds its state
     */
    static StateFolder take(Path wanted, Path network) throws IOException {
        if (wanted != null) {
            StateFolder folder = tryTake(wanted);
            if (folder == null) {
                throw new CliException(
                        Exit.UNREACHABLE, wanted + " is in use by another instance: give each its own --state-dir");
            }
            return folder;
        }
        for (int i = 1; i <= MOST; i++) {
            StateFolder folder = tryTake(network.resolve("state").resolve(Integer.toString(i)));
            if (folder != null) {
                return folder;
            }
        }
        throw new CliException(
                Exit.UNREACHABLE, MOST + " instances use " + network.resolve("state") + ": give --state-dir");
    }

    private static StateFolder tryTake(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return null;
        }
        return new StateFolder(folder, channel);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
