package io.tallystick.ledger.tile;

import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.MerkleHasher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree being written as tiles: says which file holds what as entries are appended. Keeps only the right edge: one tile
 * of hashes per level and the bundle in progress (at most 16 MiB, with all entries at their largest).
 *
 * <p>Full tiles go to the sink when they fill; partial ones when {@link #writePartials} asks. If a sink throws, this
 * object is of no further use: {@link #resume} from what was committed.
 */
public final class TileTree {
    private final MerkleHasher hasher = new MerkleHasher();
    private final List<HashTile> levels = new ArrayList<>();
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private long size;

    /** The empty tree. */
    public TileTree() {}

    /**
     * Goes on from a tree's partial tiles and partial bundle, which are checked against each other; compare {@link #root}
     * with a checkpoint to know the hashes.
     *
     * @param size leaves in the tree
     * @throws TileException if a tile is missing or malformed, or an entry's hash is not the one in its tile
     */
    public static TileTree resume(long size, TileSource source) throws IOException {
        TileTree tree = new TileTree();
        tree.size = size;
        for (int level = 0; TileLayout.hashesAt(level, size) > 0; level++) {
            tree.levels.add(new HashTile(tree.hasher));
        }
        for (TilePath path : TileLayout.partials(size)) {
            if (path.kind() == TilePath.Kind.HASHES) {
                tree.levels.set(path.level(), HashTile.parse(path, source.read(path), tree.hasher));
            }
        }
        int width = TileLayout.partialWidthAt(0, size);
        if (width > 0) {
            tree.resumeBundle(TilePath.entries(TileLayout.fullTilesAt(0, size), width), source);
        }
        return tree;
    }

    private void resumeBundle(TilePath path, TileSource source) throws IOException {
        EntryBundle entries = EntryBundle.parse(path, source.read(path));
        for (int i = 0; i < entries.count(); i++) {
            byte[] leaf = hasher.leaf(entries.array(), entries.offset(i), entries.length(i));
            if (!Arrays.equals(leaf, levels.get(0).hash(i))) {
                long index = path.index() * TilePath.FULL_WIDTH + i;
                throw new TileException(
                        TileException.Reason.MISMATCH,
                        path + ": entry " + index + " does not have the hash that tile level 0 has for it");
            }
        }
        bundle.writeBytes(entries.array());
    }

    /** Leaves in the tree. */
    public long size() {
        return size;
    }

    /** The root of the tree. */
    public byte[] root() {
        byte[] root = null;
        for (int bit = 0; bit < 63; bit++) {
            if ((size >>> bit & 1) == 1) {
                byte[] subtree = perfectSubtree(bit);
                root = root == null ? subtree : hasher.node(subtree, root);
            }
        }
        return root == null ? Hashes.emptyRoot() : root;
    }

    /** The root of the 2^bit leaves that bit {@code bit} of the size stands for. */
    private byte[] perfectSubtree(int bit) {
        HashTile tile = levels.get(bit / TilePath.HEIGHT);
        int height = bit % TilePath.HEIGHT;
        int from = tile.width() >>> (height + 1) << (height + 1);
        return tile.root(from, height);
    }

    /**
     * Appends the entry {@code buf[off, off + len)} at index {@link #size}.
     *
     * @param sink gets the tiles that this fills, lower levels first, the bundle before its hashes
     * @throws IllegalArgumentException if the entry is over {@link EntryBundle#MAX_ENTRY_BYTES}
     * @throws IOException from the sink
     */
    public void append(byte[] buf, int off, int len, TileSink sink) throws IOException {
        EntryBundle.append(bundle, buf, off, len);
        byte[] hash = hasher.leaf(buf, off, len);
        long index = size;
        size++;
        if (size % TilePath.FULL_WIDTH == 0) {
            sink.write(TilePath.entries(index >>> TilePath.HEIGHT, TilePath.FULL_WIDTH), bundle.toByteArray());
            bundle.reset();
        }
        for (int level = 0; hash != null; level++) {
            hash = appendHash(level, hash, sink);
        }
    }

    /** Appends an entry at index {@link #size}; see the other form. */
    public void append(byte[] entry, TileSink sink) throws IOException {
        append(entry, 0, entry.length, sink);
    }

    private byte[] appendHash(int level, byte[] hash, TileSink sink) throws IOException {
        if (level == levels.size()) {
            levels.add(new HashTile(hasher));
        }
        HashTile tile = levels.get(level);
        tile.append(hash);
        if (tile.width() < TilePath.FULL_WIDTH) {
            return null;
        }
        long index = TileLayout.fullTilesAt(level, size) - 1;
        sink.write(TilePath.hashes(level, index, TilePath.FULL_WIDTH), tile.bytes());
        byte[] root = tile.root(0, TilePath.HEIGHT);
        tile.clear();
        return root;
    }

    /**
     * Writes the partial bundle and the partial tiles: with the full ones before them, all that a checkpoint of this size
     * needs.
     *
     * @throws IOException from the sink
     */
    public void writePartials(TileSink sink) throws IOException {
        for (TilePath path : TileLayout.partials(size)) {
            boolean entries = path.kind() == TilePath.Kind.ENTRIES;
            sink.write(
                    path,
                    entries ? bundle.toByteArray() : levels.get(path.level()).bytes());
        }
    }
}
