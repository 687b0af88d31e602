package io.tallystick.ledger.tile;

import java.io.IOException;

/** Where tiles go as they come into being. */
@FunctionalInterface
public interface TileSink {
    /**
     * Takes one tile or bundle.
     *
     * @param bytes whole file; the sink may keep them
     * @throws IOException if they cannot be written
     */
    void write(TilePath path, byte[] bytes) throws IOException;
}
