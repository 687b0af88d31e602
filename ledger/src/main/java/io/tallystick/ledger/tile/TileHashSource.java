package io.tallystick.ledger.tile;

import io.tallystick.ledger.merkle.HashSource;
import io.tallystick.ledger.merkle.MerkleHasher;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tree's hashes out of its tiles. They are as true as the tiles: verify what is made from them against a signed root.
 * Keeps the tiles last used, at most {@value #CACHED_TILES}; not for use by several threads at once.
 */
public final class TileHashSource implements HashSource {
    /** Tiles kept, 8 KiB each: more than one proof needs. */
    public static final int CACHED_TILES = 64;

    private final TileSource source;
    private final long treeSize;
    private final MerkleHasher hasher = new MerkleHasher();
    private final Map<TilePath, HashTile> cache = new LinkedHashMap<>(CACHED_TILES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, HashTile> eldest) {
            return size() > CACHED_TILES;
        }
    };

    /** @param treeSize leaves in the tree whose tiles the source has */
    public TileHashSource(TileSource source, long treeSize) {
        this.source = source;
        this.treeSize = treeSize;
    }

    @Override
    public byte[] hash(int level, long index) throws IOException {
        int height = level % TilePath.HEIGHT;
        int tileLevel = level / TilePath.HEIGHT;
        long first = index << height;
        long last = first + (1L << height) - 1;
        if (level < 0 || index < 0 || first >>> height != index || last >= TileLayout.hashesAt(tileLevel, treeSize)) {
            throw new IllegalArgumentException("subtree " + index + " of level " + level + ": the tree of size "
                    + treeSize + " has no such perfect subtree");
        }
        HashTile tile = tile(TileLayout.tileOf(tileLevel, first, treeSize));
        return tile.root((int) (first % TilePath.FULL_WIDTH), height);
    }

    private HashTile tile(TilePath path) throws IOException {
        HashTile tile = cache.get(path);
        if (tile == null) {
            tile = HashTile.parse(path, source.read(path), hasher);
            cache.put(path, tile);
        }
        return tile;
    }
}
