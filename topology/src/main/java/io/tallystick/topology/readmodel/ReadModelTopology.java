package io.tallystick.topology.readmodel;

import io.tallystick.schemas.topics.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology of the read model: blocks and checkpoints as their topics hold them, in stores that have no changelog since
 * those topics are theirs (KIP-813), and an index and a tree of hashes that are made of the blocks. Task p is ledger p.
 *
 * @param topics the network's topics
 * @param decoder reads blocks
 */
public record ReadModelTopology(Topics topics, BlockDecoder decoder) {
    /** Builds the topology. */
    public Topology build() {
        Topology topology = new Topology();
        keep(
                topology,
                ReadModelNames.BLOCKS,
                ReadModelNames.READ_BLOCKS,
                topics.blocks(),
                ReadModelNames.KEEP_BLOCKS,
                () -> new BlockKeeper(decoder));
        // Lost with their directory, they are made again from the blocks beside them; so they need no changelog either.
        topology.addStateStore(store(ReadModelNames.INDEX), ReadModelNames.KEEP_BLOCKS);
        topology.addStateStore(store(ReadModelNames.SUBTREES), ReadModelNames.KEEP_BLOCKS);
        keep(
                topology,
                ReadModelNames.CHECKPOINTS,
                ReadModelNames.READ_CHECKPOINTS,
                topics.checkpoints(),
                ReadModelNames.KEEP_CHECKPOINTS,
                CheckpointKeeper::new);
        // A store in common makes one task of a ledger's blocks and checkpoints, so that they are on the same instance.
        topology.connectProcessorAndStateStores(ReadModelNames.KEEP_BLOCKS, ReadModelNames.CHECKPOINTS);
        return topology;
    }

    private static void keep(
            Topology topology,
            String store,
            String source,
            String topic,
            String processor,
            ProcessorSupplier<byte[], byte[], Void, Void> supplier) {
        topology.addReadOnlyStateStore(
                store(store),
                source,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic,
                processor,
                supplier);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled();
    }
}
