package io.tallystick.cli;

import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.sink.export.KafkaBlockSource;
import io.tallystick.sink.tiles.TileDirectoryReader;
import io.tallystick.sink.verify.ArchiveVerifier;
import io.tallystick.sink.verify.BlockEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The entries of one ledger in order, from an archive or from Kafka. */
@FunctionalInterface
interface EntryStream {
    /** Takes entries one by one. */
    @FunctionalInterface
    interface Visitor {
        /** @return whether to go on with the next */
        boolean entry(long index, byte[] buffer, int offset, int length) throws IOException;
    }

    void read(Visitor visitor) throws IOException;

    /** Out of an archive, up to its checkpoint. */
    static EntryStream ofArchive(Path archive, int ledger) throws IOException {
        TileDirectoryReader reader = reader(archive, ledger);
        long size = checkpoint(reader).size();
        return visitor -> {
            boolean[] more = {true};
            for (long from = 0; from < size && more[0]; from += 256) {
                reader.entries(from, Math.min(size, from + 256), size, (index, buffer, offset, length) -> {
                    more[0] = more[0] && visitor.entry(index, buffer, offset, length);
                });
            }
        };
    }

    /** Out of the blocks topic. */
    static EntryStream ofKafka(KafkaBlockSource source) {
        return visitor -> source.blocks(0, block -> {
            boolean[] more = {true};
            BlockEntries.visit(block, (index, buffer, offset, length) -> {
                more[0] = more[0] && visitor.entry(index, buffer, offset, length);
            });
            return more[0];
        });
    }

    /** The tile directory of a ledger, which must be there. */
    static TileDirectoryReader reader(Path archive, int ledger) {
        Path directory = ArchiveVerifier.ledgerDirectory(archive, ledger);
        TileDirectoryReader reader = new TileDirectoryReader(directory);
        if (!Files.isDirectory(directory) || !reader.hasCheckpoint()) {
            throw new CliException(
                    Exit.USAGE,
                    directory + ": want a ledger's tile directory with a checkpoint, as `tallystick export` makes it");
        }
        return reader;
    }

    /** Its checkpoint, the signature not checked. */
    static Checkpoint checkpoint(TileDirectoryReader reader) throws IOException {
        try {
            return Checkpoint.parse(reader.checkpoint().unverifiedText());
        } catch (NoteException e) {
            throw new CliException(Exit.DOES_NOT_HOLD, reader.directory() + ": " + e.getMessage());
        }
    }
}
