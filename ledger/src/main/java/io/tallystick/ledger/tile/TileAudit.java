package io.tallystick.ledger.tile;

import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.MerkleHasher;
import java.io.IOException;
import java.util.Arrays;

/**
 * Checks a whole tiled log from its entries up: every tile is just what the entries make it, and the root at the end is
 * the one expected. So any changed bit in any tile or bundle is found.
 */
public final class TileAudit {
    /** Sees each entry in order, before the root is known to be right. */
    @FunctionalInterface
    public interface EntryVisitor {
        /**
         * Takes the entry {@code buf[off, off + len)}; the array is not to be changed.
         *
         * @throws IOException to end the audit
         */
        void entry(long index, byte[] buf, int off, int len) throws IOException;
    }

    private final TileSource source;
    private final EntryVisitor visitor;

    public TileAudit(TileSource source, EntryVisitor visitor) {
        this.source = source;
        this.visitor = visitor;
    }

    /**
     * Reads all entries and tiles of a tree.
     *
     * @param size leaves in the tree, and {@code root} its root, from a verified checkpoint
     * @throws TileException naming the first file that is missing, malformed or not what the entries make it
     */
    public void verify(long size, byte[] root) throws IOException {
        TileTree tree = new TileTree();
        for (long first = 0; first < size; first += TilePath.FULL_WIDTH) {
            TilePath path = TileLayout.bundleOf(first, size);
            EntryBundle bundle = bundle(path);
            for (int i = 0; i < bundle.count(); i++) {
                visitor.entry(first + i, bundle.array(), bundle.offset(i), bundle.length(i));
                tree.append(bundle.array(), bundle.offset(i), bundle.length(i), this::compare);
            }
        }
        tree.writePartials(this::compare);
        if (!Arrays.equals(tree.root(), root)) {
            throw new TileException(
                    TileException.Reason.MISMATCH,
                    "tree of size " + size + ": want the root " + Hashes.toBase64(root) + " of its checkpoint, the "
                            + "entries make " + Hashes.toBase64(tree.root()));
        }
    }

    private EntryBundle bundle(TilePath path) throws IOException {
        byte[] bytes = source.read(path);
        try {
            return EntryBundle.parse(path, bytes);
        } catch (TileException cut) {
            throw firstBadEntry(path, bytes, cut);
        }
    }

    /** After a changed length the next ones are read from the wrong bytes and may fit for a while: hashes tell the first. */
    private TileException firstBadEntry(TilePath path, byte[] bytes, TileException cut) throws IOException {
        TilePath tile = TilePath.hashes(0, path.index(), path.width());
        byte[] hashes = source.read(tile);
        if (hashes.length != path.width() * Hashes.LENGTH) {
            return cut;
        }
        MerkleHasher hasher = new MerkleHasher();
        byte[] hash = new byte[Hashes.LENGTH];
        int entry = 0;
        for (int at = 0; entry < path.width(); entry++) {
            int length = EntryBundle.lengthAt(bytes, at);
            if (length < 0) {
                break;
            }
            hasher.leafInto(bytes, at + EntryBundle.LENGTH_BYTES, length, hash, 0);
            int from = entry * Hashes.LENGTH;
            if (!Arrays.equals(hash, 0, Hashes.LENGTH, hashes, from, from + Hashes.LENGTH)) {
                break;
            }
            at += EntryBundle.LENGTH_BYTES + length;
        }
        return entry == path.width()
                ? cut
                : new TileException(
                        TileException.Reason.MALFORMED, cut.getMessage(), path.index() * TilePath.FULL_WIDTH + entry);
    }

    private void compare(TilePath path, byte[] want) throws IOException {
        byte[] got = path.kind() == TilePath.Kind.ENTRIES ? want : source.read(path);
        int difference = Arrays.mismatch(want, got);
        if (difference < 0) {
            return;
        }
        if (want.length != got.length) {
            throw new TileException(
                    TileException.Reason.MALFORMED, path + ": want " + want.length + " bytes, got " + got.length);
        }
        long index = path.index() * TilePath.FULL_WIDTH + difference / Hashes.LENGTH;
        String problem = path.level() == 0
                ? "entry " + index + " does not have the hash that this tile has for it"
                : "the hash for " + TilePath.hashes(path.level() - 1, index, TilePath.FULL_WIDTH)
                        + " is not the one that the entries make";
        String message = path + ": " + problem;
        throw path.level() == 0
                ? new TileException(TileException.Reason.MISMATCH, message, index)
                : new TileException(TileException.Reason.MISMATCH, message);
    }
}
