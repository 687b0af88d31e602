package io.tallystick.topology.readmodel;

import io.tallystick.schemas.Block;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.MalformedRecordException;
import io.tallystick.schemas.serde.Registry;

/** Reads values of the topic of blocks. Safe for many threads. */
public final class BlockDecoder {
    private final String topic;
    private final AvroDeserializer<Block> avro;

    /**
     * @param topic the topic of blocks, for messages
     * @param registry the schema registry; the caller keeps and closes it
     */
    public BlockDecoder(String topic, Registry registry) {
        this.topic = topic;
        this.avro = AvroDeserializer.of(Block.class, registry);
    }

    /**
     * A block from its record's value.
     *
     * @throws MalformedRecordException if the value is no block, or its entries are no bundle that a seal closes
     */
    StoredBlock decode(byte[] value) {
        Block block = avro.deserialize(topic, value);
        byte[] bundle = new byte[block.getEntries().remaining()];
        block.getEntries().duplicate().get(bundle);
        try {
            return StoredBlock.of(
                    block.getLedger(),
                    block.getFirstIndex(),
                    bundle,
                    block.getRoot().bytes());
        } catch (MalformedBundleException e) {
            throw new MalformedRecordException(
                    "topic " + topic + ", ledger " + block.getLedger() + ", block " + block.getHeight() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
