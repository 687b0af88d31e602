package io.tallystick.sink.tiles;

import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.ledger.tile.EntryBundle;
import io.tallystick.ledger.tile.TileAudit;
import io.tallystick.ledger.tile.TileException;
import io.tallystick.ledger.tile.TileLayout;
import io.tallystick.ledger.tile.TilePath;
import io.tallystick.ledger.tile.TileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads a ledger's tile directory. Nothing it gives is verified: see {@link TileAudit} and
 * {@link io.tallystick.ledger.note.CheckpointVerifier}.
 */
public final class TileDirectoryReader implements TileSource {
    /** The most names that {@link #unexpectedFiles} gives, so that a wrong directory cannot fill the memory. */
    public static final int MAX_UNEXPECTED = 1000;

    private final Path directory;

    public TileDirectoryReader(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    /** Whether there is a checkpoint: without one, nothing else in the directory counts. */
    public boolean hasCheckpoint() {
        return Files.exists(directory.resolve(DirectoryFiles.CHECKPOINT));
    }

    /**
     * The signed checkpoint, not verified.
     *
     * @throws TileDirectoryException if it is missing or no signed note
     */
    public SignedNote checkpoint() throws TileDirectoryException {
        Path file = directory.resolve(DirectoryFiles.CHECKPOINT);
        byte[] bytes = DirectoryFiles.read(file, SignedNote.MAX_BYTES);
        try {
            return SignedNote.parse(bytes);
        } catch (NoteException e) {
            throw new TileDirectoryException(
                    TileDirectoryException.Reason.DAMAGED, file, e.getMessage(), new IOException(e));
        }
    }

    @Override
    public byte[] read(TilePath path) throws IOException {
        Path file = directory.resolve(path.format());
        if (!Files.exists(file)) {
            throw new TileException(TileException.Reason.MISSING, file + ": missing");
        }
        return DirectoryFiles.read(file, MAX_TILE_BYTES);
    }

    /**
     * Shows entries in order; one bundle at a time is in memory.
     *
     * @param from index of the first
     * @param to index after the last, at most {@code treeSize}
     * @param treeSize of the checkpoint whose tiles are here
     * @throws IOException naming the bundle that is missing or malformed, or from the visitor
     */
    public void entries(long from, long to, long treeSize, TileAudit.EntryVisitor visitor) throws IOException {
        if (from < 0 || to < from || treeSize < to) {
            throw new IllegalArgumentException(
                    "entries: want 0 <= from <= to <= " + treeSize + ", got from " + from + " to " + to);
        }
        for (long index = from; index < to; ) {
            TilePath path = TileLayout.bundleOf(index, treeSize);
            EntryBundle bundle = EntryBundle.parse(path, read(path));
            for (int i = (int) (index % TilePath.FULL_WIDTH); i < bundle.count() && index < to; i++, index++) {
                visitor.entry(index, bundle.array(), bundle.offset(i), bundle.length(i));
            }
        }
    }

    /**
     * Files that a tree of this size does not have: left over by a crash, or put there by somebody. Sorted, relative to the
     * directory, the first {@link #MAX_UNEXPECTED} found.
     */
    public List<String> unexpectedFiles(long treeSize) throws IOException {
        List<String> unexpected = new ArrayList<>();
        DirectoryFiles.walk(directory, (name, file) -> {
            boolean expected = name.equals(DirectoryFiles.CHECKPOINT)
                    || DirectoryFiles.tilePath(name)
                            .filter(path -> TileLayout.has(path, treeSize))
                            .isPresent();
            if (!expected && unexpected.size() < MAX_UNEXPECTED) {
                unexpected.add(name);
            }
        });
        Collections.sort(unexpected);
        return unexpected;
    }
}
