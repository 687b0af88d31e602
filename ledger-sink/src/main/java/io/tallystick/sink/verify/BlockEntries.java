package io.tallystick.sink.verify;

import io.tallystick.ledger.tile.TileAudit;
import java.io.IOException;

/** Walks through the entries of a block's bundle. */
public final class BlockEntries {
    private static final int LENGTH_BYTES = 2;

    private BlockEntries() {}

    /**
     * Shows the entries of a block in order and returns how many there are.
     *
     * @throws DefectException if the bundle is cut
     */
    public static int visit(SourceBlock block, TileAudit.EntryVisitor visitor) throws IOException {
        byte[] bundle = block.bundle();
        int count = 0;
        for (int at = 0; at < bundle.length; count++) {
            int entry = at + LENGTH_BYTES;
            int length = entry <= bundle.length ? (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff : 0;
            if (length == 0 || length > bundle.length - entry) {
                throw new DefectException(Defect.ofBlock(
                        block.ledger(),
                        block.height(),
                        "want whole entries of at least 1 byte, got entry " + (block.firstIndex() + count)
                                + " cut off at byte " + at));
            }
            visitor.entry(block.firstIndex() + count, bundle, entry, length);
            at = entry + length;
        }
        return count;
    }
}
