package io.tallystick.ledger.tile;

import java.util.ArrayList;
import java.util.List;

/** Which tiles a tree of a given size has, c2sp.org/tlog-tiles, Merkle Tree. */
public final class TileLayout {
    private TileLayout() {}

    /** Hashes at a tile level: at level 0 the leaves, above that the full tiles of the level below. */
    public static long hashesAt(int level, long treeSize) {
        int shift = level * TilePath.HEIGHT;
        return shift > 62 ? 0 : treeSize >>> shift;
    }

    /** Full tiles at a level. */
    public static long fullTilesAt(int level, long treeSize) {
        return hashesAt(level, treeSize) >>> TilePath.HEIGHT;
    }

    /** Hashes in the partial tile at a level: 0, if there is none, to 255. */
    public static int partialWidthAt(int level, long treeSize) {
        return (int) (hashesAt(level, treeSize) % TilePath.FULL_WIDTH);
    }

    /** The partial tiles and the partial bundle of a tree, bundle first, then by level. */
    public static List<TilePath> partials(long treeSize) {
        List<TilePath> partials = new ArrayList<>();
        if (partialWidthAt(0, treeSize) > 0) {
            partials.add(TilePath.entries(fullTilesAt(0, treeSize), partialWidthAt(0, treeSize)));
        }
        for (int level = 0; hashesAt(level, treeSize) > 0; level++) {
            if (partialWidthAt(level, treeSize) > 0) {
                partials.add(TilePath.hashes(level, fullTilesAt(level, treeSize), partialWidthAt(level, treeSize)));
            }
        }
        return partials;
    }

    /** The tile, full or partial as the tree has it, that holds hash {@code index} of a tile level. */
    public static TilePath tileOf(int level, long index, long treeSize) {
        long hashes = hashesAt(level, treeSize);
        if (index < 0 || index >= hashes) {
            throw new IllegalArgumentException(
                    "hash " + index + " of tile level " + level + ": the tree of size " + treeSize + " has " + hashes);
        }
        long tile = index >>> TilePath.HEIGHT;
        return TilePath.hashes(level, tile, widthOf(tile, hashes));
    }

    /** The bundle, full or partial as the tree has it, that holds the entry at an index. */
    public static TilePath bundleOf(long index, long treeSize) {
        TilePath tile = tileOf(0, index, treeSize);
        return TilePath.entries(tile.index(), tile.width());
    }

    /** Whether a tree of this size has this tile or bundle, in just this width. */
    public static boolean has(TilePath path, long treeSize) {
        long hashes = hashesAt(path.level(), treeSize);
        long first = path.index() << TilePath.HEIGHT;
        return path.index() <= Long.MAX_VALUE >>> TilePath.HEIGHT
                && first < hashes
                && widthOf(path.index(), hashes) == path.width();
    }

    private static int widthOf(long tile, long hashes) {
        return (int) Math.min(TilePath.FULL_WIDTH, hashes - (tile << TilePath.HEIGHT));
    }
}
