package io.tallystick.quickstart.demo;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.sink.tiles.TileDirectoryWriter;
import io.tallystick.sink.verify.ArchiveVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the committed ledgers as an archive: see {@link ArchiveVerifier}. */
final class LedgerExport {
    private final Genesis genesis;
    private final Topics topics;
    private final CommittedRecords records;
    private final Registry registry;

    LedgerExport(Genesis genesis, CommittedRecords records, Registry registry) {
        this.genesis = genesis;
        this.topics = new Topics(genesis.network());
        this.records = records;
        this.registry = registry;
    }

    /** @throws IOException naming the file that cannot be written, or the checkpoint that does not fit */
    void to(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve(ArchiveVerifier.GENESIS_FILE), genesis.bytes());
        for (int ledger = 0; ledger < genesis.ledgerCount(); ledger++) {
            export(ledger, ArchiveVerifier.ledgerDirectory(directory, ledger));
        }
    }

    private void export(int ledger, Path directory) throws IOException {
        TileDirectoryWriter writer = TileDirectoryWriter.open(directory);
        try (AvroDeserializer<Block> blocks = AvroDeserializer.of(Block.class, registry)) {
            records.<IOException>each(topics.blocks(), ledger, record -> {
                ByteBuffer entries =
                        blocks.deserialize(topics.blocks(), record.value()).getEntries();
                while (entries.hasRemaining()) {
                    byte[] entry = new byte[entries.getShort() & 0xffff];
                    entries.get(entry);
                    writer.append(entry);
                }
            });
        }
        byte[][] last = new byte[1][];
        records.<IOException>each(topics.checkpoints(), ledger, record -> last[0] = record.value());
        if (last[0] != null) {
            writer.commit(last[0]);
        }
    }
}
