package io.tallystick.ledger.tile;

import java.util.Map;
import java.util.TreeMap;

/** Tiles in memory, by path. */
public final class MemoryTiles implements TileSource, TileSink {
    public final Map<String, byte[]> files = new TreeMap<>();

    @Override
    public byte[] read(TilePath path) throws TileException {
        byte[] bytes = files.get(path.format());
        if (bytes == null) {
            throw new TileException(TileException.Reason.MISSING, path + ": missing");
        }
        return bytes;
    }

    @Override
    public void write(TilePath path, byte[] bytes) {
        files.put(path.format(), bytes);
    }
}
