package io.tallystick.sink.tiles;

import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.ledger.tile.EntryBundle;
import io.tallystick.ledger.tile.TileException;
import io.tallystick.ledger.tile.TilePath;
import io.tallystick.ledger.tile.TileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes one ledger as a tile directory and goes on where an earlier run, even one that crashed, left off. The checkpoint
 * file is the commit point: tiles beyond it do not count and are written again.
 *
 * <p>The directory serves the one checkpoint that it holds: partial tiles of earlier ones are removed, which differs from
 * a public log, whose clients may still hold an earlier checkpoint.
 *
 * <p>One writer per directory at a time, one thread per writer. After an exception other than
 * {@link IllegalArgumentException} and {@code WRONG_CHECKPOINT} open a new one.
 */
public final class TileDirectoryWriter {
    private final Path directory;
    private final AtomicFiles files;
    private final LeftOvers leftOvers;
    private final TileTree tree;
    private String origin;
    private long committedSize;
    private boolean swept;
    private boolean failed;

    private TileDirectoryWriter(Path directory, FileOps ops, TileTree tree, String origin) {
        this.directory = directory;
        this.files = new AtomicFiles(directory, ops);
        this.leftOvers = new LeftOvers(directory, files);
        this.tree = tree;
        this.origin = origin;
        this.committedSize = tree.size();
    }

    /**
     * Opens a directory, making it if need be, and checks that its right edge (partial tiles, partial bundle) leads to its
     * checkpoint's root; the checkpoint's signature is not checked.
     *
     * @throws TileDirectoryException if it cannot be read or written, or does not fit its checkpoint
     */
    public static TileDirectoryWriter open(Path directory) throws TileDirectoryException {
        return open(directory, new DiskFileOps());
    }

    static TileDirectoryWriter open(Path path, FileOps ops) throws TileDirectoryException {
        Path directory = path.toAbsolutePath().normalize();
        try {
            ops.createDirectories(directory);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(directory, e);
        }
        TileDirectoryReader reader = new TileDirectoryReader(directory);
        if (!reader.hasCheckpoint()) {
            return new TileDirectoryWriter(directory, ops, new TileTree(), null);
        }
        Path file = directory.resolve(DirectoryFiles.CHECKPOINT);
        Checkpoint checkpoint = parse(reader.checkpoint(), file, TileDirectoryException.Reason.DAMAGED);
        TileTree tree = resume(checkpoint.size(), reader);
        if (!Arrays.equals(tree.root(), checkpoint.root())) {
            throw new TileDirectoryException(
                    TileDirectoryException.Reason.DAMAGED,
                    file,
                    "want root " + Hashes.toBase64(checkpoint.root()) + " at size " + checkpoint.size()
                            + ", the tiles have " + Hashes.toBase64(tree.root())
                            + "; export into an empty directory",
                    null);
        }
        return new TileDirectoryWriter(directory, ops, tree, checkpoint.origin());
    }

    private static TileTree resume(long size, TileDirectoryReader reader) throws TileDirectoryException {
        try {
            return TileTree.resume(size, reader);
        } catch (TileDirectoryException e) {
            throw e;
        } catch (TileException e) {
            throw new TileDirectoryException(
                    TileDirectoryException.Reason.DAMAGED,
                    reader.directory(),
                    e.getMessage() + "; export into an empty directory",
                    e);
        } catch (IOException e) {
            throw new TileDirectoryException(
                    TileDirectoryException.Reason.CANNOT_READ, reader.directory(), e.getMessage(), e);
        }
    }

    /** Entries appended, those before this run included: the index of the next entry wanted. */
    public long size() {
        return tree.size();
    }

    /** Entries that the checkpoint on the disk covers. */
    public long committedSize() {
        return committedSize;
    }

    /** The root over the entries appended. */
    public byte[] root() {
        return tree.root();
    }

    /**
     * Appends the next entry; tiles that are full go to the disk.
     *
     * @param entry at most {@link EntryBundle#MAX_ENTRY_BYTES} bytes
     * @throws TileDirectoryException naming the file that cannot be written
     */
    public void append(byte[] entry) throws TileDirectoryException {
        append(entry, 0, entry.length);
    }

    /** Appends the next entry, {@code buf[off, off + len)}; see the other form. */
    public void append(byte[] buf, int off, int len) throws TileDirectoryException {
        requireUsable();
        try {
            tree.append(buf, off, len, this::write);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Appends the next entries.
     *
     * @param bundle as {@link EntryBundle#encode} makes it
     * @param width entries in it, 1 to 256
     * @throws TileDirectoryException naming the file that cannot be written
     * @throws TileException if the bundle is malformed; then nothing is appended
     */
    public void appendBundle(byte[] bundle, int width) throws TileDirectoryException, TileException {
        EntryBundle entries =
                EntryBundle.parse(TilePath.entries(tree.size() / TilePath.FULL_WIDTH, width), bundle.clone());
        for (int i = 0; i < entries.count(); i++) {
            append(entries.array(), entries.offset(i), entries.length(i));
        }
    }

    /**
     * Commits the entries appended so far: writes the partial tiles, then the checkpoint, then removes what it supersedes.
     * Called without new entries it replaces the checkpoint, say for one with more cosignatures.
     *
     * @param signedCheckpoint a signed checkpoint of just these entries
     * @throws TileDirectoryException with {@code WRONG_CHECKPOINT} if it is not, and nothing is written; with
     *     {@code CANNOT_WRITE} naming the file
     */
    public void commit(byte[] signedCheckpoint) throws TileDirectoryException {
        requireUsable();
        Checkpoint checkpoint = requireOurs(signedCheckpoint);
        try {
            if (tree.size() > committedSize) {
                tree.writePartials(this::write);
            }
            files.sync();
            // A crash up to here leaves the old checkpoint with all its tiles; one after the next line, the new one.
            // The
            // names of the tiles are on the disk before the checkpoint's is.
            files.write(DirectoryFiles.CHECKPOINT, signedCheckpoint);
            files.sync();
            long formerSize = committedSize;
            committedSize = tree.size();
            origin = checkpoint.origin();
            if (swept) {
                leftOvers.removeSuperseded(formerSize, committedSize);
            } else {
                leftOvers.removeAll(committedSize);
                swept = true;
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void write(TilePath path, byte[] bytes) throws TileDirectoryException {
        files.write(path.format(), bytes);
    }

    private Checkpoint requireOurs(byte[] signedCheckpoint) throws TileDirectoryException {
        Path file = directory.resolve(DirectoryFiles.CHECKPOINT);
        Checkpoint checkpoint;
        try {
            SignedNote note = SignedNote.parse(signedCheckpoint);
            checkpoint = parse(note, file, TileDirectoryException.Reason.WRONG_CHECKPOINT);
        } catch (NoteException e) {
            throw wrong(file, e.getMessage());
        }
        if (origin != null && !checkpoint.origin().equals(origin)) {
            throw wrong(file, "want origin \"" + origin + "\", got \"" + checkpoint.origin() + "\"");
        }
        if (checkpoint.size() != tree.size()) {
            throw wrong(file, "want size " + tree.size() + ", got " + checkpoint.size());
        }
        if (!Arrays.equals(checkpoint.root(), tree.root())) {
            throw wrong(
                    file,
                    "want root " + Hashes.toBase64(tree.root()) + " at size " + tree.size() + ", got "
                            + Hashes.toBase64(checkpoint.root()));
        }
        return checkpoint;
    }

    private static Checkpoint parse(SignedNote note, Path file, TileDirectoryException.Reason reason)
            throws TileDirectoryException {
        try {
            return Checkpoint.parse(note.unverifiedText());
        } catch (NoteException e) {
            throw new TileDirectoryException(reason, file, e.getMessage(), new IOException(e));
        }
    }

    private static TileDirectoryException wrong(Path file, String message) {
        return new TileDirectoryException(TileDirectoryException.Reason.WRONG_CHECKPOINT, file, message, null);
    }

    private TileDirectoryException failure(IOException e) {
        failed = true;
        return e instanceof TileDirectoryException typed ? typed : AtomicFiles.cannotWrite(directory, e);
    }

    private void requireUsable() {
        if (failed) {
            throw new IllegalStateException(directory + ": an earlier write failed; open a new writer");
        }
    }
}
