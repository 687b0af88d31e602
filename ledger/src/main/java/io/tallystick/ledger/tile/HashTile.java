package io.tallystick.ledger.tile;

import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.MerkleHasher;
import java.util.Arrays;

/** The hashes of one tile, one after the other; full or growing. */
final class HashTile {
    private final MerkleHasher hasher;
    private final byte[] hashes = new byte[TilePath.FULL_WIDTH * Hashes.LENGTH];
    private int width;

    HashTile(MerkleHasher hasher) {
        this.hasher = hasher;
    }

    static HashTile parse(TilePath path, byte[] bytes, MerkleHasher hasher) throws TileException {
        if (bytes.length != path.width() * Hashes.LENGTH) {
            throw new TileException(
                    TileException.Reason.MALFORMED,
                    path + ": want " + path.width() * Hashes.LENGTH + " bytes, got " + bytes.length);
        }
        HashTile tile = new HashTile(hasher);
        System.arraycopy(bytes, 0, tile.hashes, 0, bytes.length);
        tile.width = path.width();
        return tile;
    }

    int width() {
        return width;
    }

    void append(byte[] hash) {
        System.arraycopy(hash, 0, hashes, width * Hashes.LENGTH, Hashes.LENGTH);
        width++;
    }

    void clear() {
        width = 0;
    }

    byte[] bytes() {
        return Arrays.copyOf(hashes, width * Hashes.LENGTH);
    }

    byte[] hash(int i) {
        return Arrays.copyOfRange(hashes, i * Hashes.LENGTH, (i + 1) * Hashes.LENGTH);
    }

    /** The root over the hashes {@code [from, from + 2^height)}, all present. */
    byte[] root(int from, int height) {
        byte[] row = Arrays.copyOfRange(hashes, from * Hashes.LENGTH, (from + (1 << height)) * Hashes.LENGTH);
        for (int count = 1 << height; count > 1; count /= 2) {
            for (int i = 0; i < count; i += 2) {
                hasher.nodeInto(row, i * Hashes.LENGTH, row, (i + 1) * Hashes.LENGTH, row, i / 2 * Hashes.LENGTH);
            }
        }
        return Arrays.copyOf(row, Hashes.LENGTH);
    }
}
