package io.tallystick.sink.tiles;

import java.io.IOException;
import java.nio.file.Path;

/** A tile directory that cannot be read or written, or does not fit its checkpoint; names the file. */
public final class TileDirectoryException extends IOException {
    /** What is wrong. */
    public enum Reason {
        /** A file cannot be written: disk full, no permission, a failing disk. What was committed is intact. */
        CANNOT_WRITE,
        /** A file that should be there is missing or cannot be read. */
        CANNOT_READ,
        /** A file's bytes are not what its name or the checkpoint calls for. */
        DAMAGED,
        /** A checkpoint to be committed is not one of the entries appended, or is of another ledger. */
        WRONG_CHECKPOINT
    }

    private final Reason reason;
    private final transient Path file;

    TileDirectoryException(Reason reason, Path file, String message, IOException cause) {
        super(file + ": " + message, cause);
        this.reason = reason;
        this.file = file;
    }

    /** The failure to write a file, with what to do about it. */
    public static TileDirectoryException cannotWrite(Path file, IOException e) {
        String problem = e.getMessage() == null ? e.toString() : e.getMessage();
        return new TileDirectoryException(
                Reason.CANNOT_WRITE,
                file,
                "cannot be written: " + problem
                        + "; what the checkpoint covers is intact: remove the cause, such as a full disk, and run again",
                e);
    }

    public Reason reason() {
        return reason;
    }

    /** The file it is about. */
    public Path file() {
        return file;
    }
}
