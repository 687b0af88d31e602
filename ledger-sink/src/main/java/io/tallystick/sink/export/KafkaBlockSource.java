package io.tallystick.sink.export;

import io.tallystick.schemas.Block;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.sink.verify.BlockSource;
import io.tallystick.sink.verify.SourceBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One ledger's committed blocks and checkpoints in the topics of its network. Each call reads with a consumer of its own. */
public final class KafkaBlockSource implements BlockSource {
    /** Records at the end of the checkpoints topic that are looked at for the newest one. */
    private static final long NEWEST_CHECKPOINTS = 500;

    private final Map<String, Object> consumer;
    private final Topics topics;
    private final int ledger;
    private final AvroDeserializer<Block> blocks;
    private final Patience patience;

    /**
     * @param consumer settings of a consumer, {@code bootstrap.servers} among them
     * @param registry of the blocks' schema; the caller closes it
     * @param patience with the cluster
     */
    public KafkaBlockSource(
            Map<String, Object> consumer, Registry registry, Topics topics, int ledger, Patience patience) {
        this.consumer = Map.copyOf(consumer);
        this.topics = topics;
        this.ledger = ledger;
        this.blocks = AvroDeserializer.of(Block.class, registry);
        this.patience = patience;
    }

    @Override
    public List<byte[]> checkpoints() throws IOException {
        return checkpoints(Long.MAX_VALUE);
    }

    @Override
    public List<byte[]> newestCheckpoints() throws IOException {
        return checkpoints(NEWEST_CHECKPOINTS);
    }

    private List<byte[]> checkpoints(long atMost) throws IOException {
        List<byte[]> notes = new ArrayList<>();
        try (PartitionReader reader = new PartitionReader(consumer, topics.checkpoints(), ledger, patience.fresh())) {
            long end = reader.end();
            reader.read(Math.max(reader.begin(), end - Math.min(end, atMost)), end, record -> {
                if (record.value() != null) {
                    notes.add(record.value());
                }
                return true;
            });
        }
        return notes;
    }

    @Override
    public void blocks(long index, BlockVisitor visitor) throws IOException {
        try (PartitionReader reader = new PartitionReader(consumer, topics.blocks(), ledger, patience.fresh())) {
            long end = reader.end();
            long from = index == 0 ? reader.begin() : offsetOf(index, reader, end);
            reader.read(from, end, record -> visitor.block(block(record.value())));
        }
    }

    /** The offset of the first block that ends beyond an index. Bisects: offsets and indexes rise together, with markers of transactions in between. */
    private long offsetOf(long index, PartitionReader reader, long end) throws IOException {
        long low = reader.begin();
        long high = end;
        while (low < high) {
            long middle = low + (high - low) / 2;
            long[] found = {end, Long.MAX_VALUE};
            reader.read(middle, end, record -> {
                found[0] = record.offset();
                SourceBlock block = block(record.value());
                found[1] = block.firstIndex() + block.entryCount();
                return false;
            });
            if (found[1] <= index) {
                low = found[0] + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Reads the value of a record of the blocks topic. */
    public SourceBlock block(byte[] value) {
        Block block = blocks.deserialize(topics.blocks(), value);
        byte[] bundle = new byte[block.getEntries().remaining()];
        block.getEntries().duplicate().get(bundle);
        return new SourceBlock(
                block.getLedger(),
                block.getHeight(),
                block.getFirstIndex(),
                block.getTime().toEpochMilli(),
                block.getEntryCount(),
                bundle,
                block.getRoot().bytes());
    }
}
