package io.tallystick.sink.export;

import io.tallystick.ledger.block.BlockChain;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.tile.TileHashSource;
import io.tallystick.sink.tiles.TileDirectoryReader;
import io.tallystick.sink.tiles.TileDirectoryWriter;
import io.tallystick.sink.verify.BlockEntries;
import io.tallystick.sink.verify.BlockSource;
import io.tallystick.sink.verify.Defect;
import io.tallystick.sink.verify.DefectException;
import io.tallystick.sink.verify.LedgerKeys;
import io.tallystick.sink.verify.Progress;
import io.tallystick.sink.verify.SourceBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Exports one ledger up to its newest signed checkpoint into a tile directory, going on where an earlier export ended. Every
 * block must continue what is exported, and what is committed has the root that was signed.
 */
public final class LedgerExporter {
    /**
     * What an export did.
     *
     * @param ledger from 0
     * @param size entries in the directory now
     * @param added entries that this export added
     */
    public record Result(int ledger, long size, long added) {}

    private final int ledger;
    private final LedgerKeys keys;
    private final SignedBlocks blocks;
    private final Path directory;
    private final Progress progress;

    /**
     * @param keys that checkpoints are checked with before they are believed
     * @param directory of this ledger; made if need be
     */
    public LedgerExporter(int ledger, LedgerKeys keys, BlockSource source, Path directory, Progress progress) {
        this.ledger = ledger;
        this.keys = keys;
        this.blocks = new SignedBlocks(ledger, keys, source);
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Exports.
     *
     * @param fromBeginning whether to read again, and compare, the blocks that an earlier export has
     * @throws DefectException if blocks or checkpoints do not hold, or contradict what was exported before
     * @throws io.tallystick.sink.tiles.TileDirectoryException if the directory cannot be written, or is damaged
     */
    public Result export(boolean fromBeginning) throws IOException {
        // First, so that a source that cannot be read leaves no empty directory behind.
        Optional<SignedBlocks.Head> head = blocks.head();
        TileDirectoryWriter writer = TileDirectoryWriter.open(directory);
        long before = writer.size();
        Checkpoint target = head.map(SignedBlocks.Head::checkpoint)
                .orElseGet(() -> new Checkpoint(keys.origin(), 0, Hashes.emptyRoot()));
        if (target.size() < before) {
            throw defect(
                    "want a checkpoint of at least the " + before + " entries that were exported before, the newest"
                            + " has " + target.size() + ": the topics are of another network, or lost history");
        }
        if (target.size() > before || fromBeginning && before > 0) {
            copy(writer, fromBeginning ? BlockChain.empty() : resume(before), before, target);
        }
        if (target.size() > before) {
            writer.commit(head.orElseThrow().note().bytes());
        } else if (!Arrays.equals(writer.root(), target.root())) {
            throw defect("fork: want the root " + Hashes.toBase64(writer.root()) + " that was exported for size "
                    + before + ", the newest checkpoint has " + Hashes.toBase64(target.root()));
        }
        progress.entries(ledger, target.size(), target.size());
        return new Result(ledger, target.size(), target.size() - before);
    }

    private void copy(TileDirectoryWriter writer, BlockChain chain, long before, Checkpoint target) throws IOException {
        byte[] exportedRoot = writer.root();
        blocks.follow(chain, target, block -> {
            if (chain.size() == before && !Arrays.equals(chain.root(), exportedRoot)) {
                throw defect("fork: the blocks' root at size " + before + " is not the one that was exported");
            }
            if (chain.size() > before) {
                append(writer, block, before);
            }
            progress.entries(ledger, chain.size(), target.size());
            return true;
        });
    }

    private void append(TileDirectoryWriter writer, SourceBlock block, long before) throws IOException {
        if (block.firstIndex() < before || block.firstIndex() != writer.size()) {
            throw new DefectException(Defect.ofBlock(
                    ledger,
                    block.height(),
                    "first index: want " + writer.size() + ", where the export ends, got " + block.firstIndex()));
        }
        BlockEntries.visit(block, (index, buffer, offset, length) -> writer.append(buffer, offset, length));
    }

    /** The chain at the end of what is exported: its last entry is a seal, its right edge is in its tiles. */
    private BlockChain resume(long size) throws IOException {
        if (size == 0) {
            return BlockChain.empty();
        }
        TileDirectoryReader reader = new TileDirectoryReader(directory);
        long[] height = {0};
        reader.entries(size - 1, size, size, (index, buffer, offset, length) -> {
            try {
                if (LedgerEntry.decode(buffer, offset, length) instanceof Seal seal) {
                    height[0] = seal.height() + 1;
                    return;
                }
                throw defect("entry " + index + ", the last exported: want a seal; export into an empty directory");
            } catch (MalformedEntryException e) {
                throw defect("entry " + index + ", the last exported: " + e.getMessage());
            }
        });
        TileHashSource hashes = new TileHashSource(reader, size);
        ByteBuffer encoded = ByteBuffer.allocate(2 * Long.BYTES + Long.bitCount(size) * Hashes.LENGTH);
        encoded.putLong(height[0]).putLong(size);
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                encoded.put(hashes.hash(level, (size >>> level) - 1));
            }
        }
        return BlockChain.decode(encoded.array());
    }

    private DefectException defect(String problem) {
        return new DefectException(Defect.ofLedger(ledger, problem));
    }
}
