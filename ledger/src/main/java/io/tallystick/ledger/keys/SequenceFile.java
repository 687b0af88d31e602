package io.tallystick.ledger.keys;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A device's next sequence number of each subject, on disk before a number is used, so that none is used twice whatever crashes.
 *
 * <p>Numbers are reserved in runs: the file states the first number beyond the run. A crash loses the rest of the run, which the
 * ledger will show as a gap; closing gives the rest back. A run of 1 loses at most the number in hand.
 *
 * <pre>
 * file  = "tallystick-sequences/1" LF *entry
 * entry = next SP subject LF       ; next: decimal; subject: application/x-www-form-urlencoded UTF-8; sorted
 * </pre>
 *
 * <p>One process holds a device: the sibling {@code .lock} is locked while this is open. Safe for several threads.
 */
final class SequenceFile implements AutoCloseable {
    /** The first sequence number of every subject. */
    static final long FIRST = 1;

    private static final String HEADER = "tallystick-sequences/1";
    private static final Pattern ENTRY = Pattern.compile("[1-9][0-9]{0,17} (?:[A-Za-z0-9.*_+-]|%[0-9A-F]{2})*");

    private final Path file;
    private final int run;
    private final FileChannel lockChannel;
    private final Map<String, Long> next;
    private final Map<String, Long> reserved;
    private boolean open = true;

    private SequenceFile(Path file, int run, FileChannel lockChannel, Map<String, Long> next) {
        this.file = file;
        this.run = run;
        this.lockChannel = lockChannel;
        this.next = next;
        this.reserved = new TreeMap<>(next);
    }

    /**
     * Opens, or begins, the file.
     *
     * @param run numbers reserved at a time, at least 1
     * @throws KeyFileException if another process or object holds it, or it is damaged
     */
    static SequenceFile open(Path file, int run) {
        if (run < 1) {
            throw new IllegalArgumentException("run of reserved sequence numbers: want at least 1, got " + run);
        }
        FileChannel lock = lock(file);
        try {
            return new SequenceFile(file, run, lock, Files.exists(file) ? read(file) : new TreeMap<>());
        } catch (RuntimeException e) {
            closeQuietly(lock, e);
            throw e;
        }
    }

    private static FileChannel lock(Path file) {
        Path path = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new KeyFileException(path + " cannot be opened: " + PrivateFiles.reason(e), e);
        }
        try {
            if (channel.tryLock() != null) {
                PrivateFiles.makePrivate(path);
                return channel;
            }
            throw new KeyFileException(inUse(file));
        } catch (OverlappingFileLockException e) {
            // The same, within this process.
            KeyFileException refusal = new KeyFileException(inUse(file), e);
            closeQuietly(channel, refusal);
            throw refusal;
        } catch (IOException e) {
            KeyFileException refusal = new KeyFileException(path + " cannot be locked: " + PrivateFiles.reason(e), e);
            closeQuietly(channel, refusal);
            throw refusal;
        } catch (KeyFileException refusal) {
            closeQuietly(channel, refusal);
            throw refusal;
        }
    }

    private static String inUse(Path file) {
        return "device of " + file + " is in use by another process: both would use the same sequence numbers;"
                + " end the other first";
    }

    private static void closeQuietly(FileChannel channel, RuntimeException because) {
        try {
            channel.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private static Map<String, Long> read(Path file) {
        byte[] content = PrivateFiles.read(file, "sequence file", KeyLimits.MAX_SEQUENCE_FILE_BYTES);
        String text = new String(content, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        if (!lines[0].equals(HEADER)) {
            throw new KeyFileException("sequence file " + file + " is damaged: want the first line " + HEADER);
        }
        Map<String, Long> next = new TreeMap<>();
        for (int i = 1; i < lines.length - 1; i++) {
            if (!ENTRY.matcher(lines[i]).matches()) {
                throw new KeyFileException(
                        "sequence file " + file + ":" + (i + 1) + " is damaged: want a number and a subject");
            }
            int space = lines[i].indexOf(' ');
            String subject = URLDecoder.decode(lines[i].substring(space + 1), StandardCharsets.UTF_8);
            next.put(subject, Long.parseLong(lines[i].substring(0, space)));
        }
        // A subject twice, or a cut end, could give a number again; whatever is not what we write is not guessed at.
        if (!text.equals(format(next))) {
            throw new KeyFileException("sequence file " + file + " is damaged: want each subject once, sorted, and a"
                    + " newline at the end");
        }
        return next;
    }

    private static String format(Map<String, Long> numbers) {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        numbers.forEach((subject, number) ->
                out.append(number).append(' ').append(encode(subject)).append('\n'));
        return out.toString();
    }

    private static String encode(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    /** A number of {@code subject} that was never given before and never will be again. */
    synchronized long next(String subject) {
        requireOpen();
        long number = next.getOrDefault(subject, FIRST);
        if (number >= reserved.getOrDefault(subject, FIRST)) {
            if (!reserved.containsKey(subject)) {
                requireRoom(subject);
            }
            Map<String, Long> wanted = new TreeMap<>(reserved);
            wanted.put(subject, Math.addExact(number, run));
            write(wanted);
            // A crash before the write: the number was not given. After it: the run is lost, and never given.
            reserved.put(subject, number + run);
        }
        next.put(subject, number + 1);
        return number;
    }

    private void requireRoom(String subject) {
        int bytes = subject.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > KeyLimits.MAX_SUBJECT_BYTES) {
            throw new IllegalArgumentException(
                    "subject: want at most " + KeyLimits.MAX_SUBJECT_BYTES + " bytes, got " + bytes);
        }
        // An unpaired surrogate has no UTF-8: it would be read back as another subject, and its numbers given again.
        if (!URLDecoder.decode(encode(subject), StandardCharsets.UTF_8).equals(subject)) {
            throw new IllegalArgumentException("subject: want text that has a UTF-8 form");
        }
        if (reserved.size() >= KeyLimits.MAX_SUBJECTS) {
            throw new KeyFileException(
                    "sequence file " + file + ": want at most " + KeyLimits.MAX_SUBJECTS + " subjects");
        }
    }

    private void write(Map<String, Long> numbers) {
        PrivateFiles.replace(file, format(numbers).getBytes(StandardCharsets.UTF_8));
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("device file of " + file + " is closed");
        }
    }

    /** Gives back what was reserved and not used, and lets go of the lock. */
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        try (FileChannel channel = lockChannel) {
            if (!next.equals(reserved)) {
                write(next);
            }
        } catch (IOException e) {
            throw new KeyFileException("lock of " + file + " cannot be released: " + PrivateFiles.reason(e), e);
        }
    }
}
