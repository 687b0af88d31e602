package io.tallystick.ledger.tile;

import java.io.IOException;

/** Where a tiled log's files are read: a directory, a web server, memory. */
@FunctionalInterface
public interface TileSource {
    /** The most bytes of an entry bundle: 256 entries of 65,535 bytes with their lengths. */
    int MAX_TILE_BYTES = TilePath.FULL_WIDTH * (EntryBundle.LENGTH_BYTES + EntryBundle.MAX_ENTRY_BYTES);

    /**
     * The bytes of one tile or bundle, not verified, at most {@link #MAX_TILE_BYTES}.
     *
     * @throws TileException with {@code MISSING} if there is none
     * @throws IOException if it cannot be read
     */
    byte[] read(TilePath path) throws IOException;
}
