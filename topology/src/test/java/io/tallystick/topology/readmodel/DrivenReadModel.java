package io.tallystick.topology.readmodel;

import io.tallystick.ledger.block.Block;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The read model without a broker. */
public final class DrivenReadModel implements LedgerQueries, AutoCloseable {
    public final TopologyTestDriver driver;
    private final SampleLedger sample;
    private final BlockDecoder decoder;
    private final TestInputTopic<byte[], byte[]> blocks;
    private final TestInputTopic<byte[], byte[]> checkpoints;

    public DrivenReadModel(SampleLedger sample, Path directory) {
        this.sample = sample;
        this.decoder = new BlockDecoder(sample.topics.blocks(), sample.registry);
        Properties config = new Properties();
        config.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "driven",
                StreamsConfig.STATE_DIR_CONFIG,
                directory.toString(),
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true));
        this.driver = new TopologyTestDriver(new ReadModelTopology(sample.topics, decoder).build(), config);
        this.blocks =
                driver.createInputTopic(sample.topics.blocks(), new ByteArraySerializer(), new ByteArraySerializer());
        this.checkpoints = driver.createInputTopic(
                sample.topics.checkpoints(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public DrivenReadModel takeAll() {
        sample.blocks().forEach(this::take);
        return this;
    }

    public void take(Block block) {
        blocks.pipeInput(sample.key(block), sample.value(block));
    }

    public void takeCheckpoint(String note) {
        checkpoints.pipeInput(sample.origin(), note.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a block into the store behind the processor's back, as restoring does. */
    public void restore(Block block) {
        store(ReadModelNames.BLOCKS).put(Bytes.wrap(sample.key(block)), sample.value(block));
    }

    public void tick() {
        driver.advanceWallClockTime(Duration.ofMillis(100));
    }

    public KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    public LedgerView view() {
        return new LedgerView(
                0,
                sample.network.genesis().origin(0),
                decoder,
                store(ReadModelNames.BLOCKS),
                store(ReadModelNames.INDEX),
                store(ReadModelNames.SUBTREES),
                store(ReadModelNames.CHECKPOINTS));
    }

    /** Three ledgers, of which the second is another instance's and the third nobody's. */
    @Override
    public int ledgerCount() {
        return 3;
    }

    @Override
    public LedgerView ledger(int ledger) throws LedgerElsewhereException, LedgerUnavailableException {
        return switch (ledger) {
            case 0 -> view();
            case 1 -> throw new LedgerElsewhereException(1, "other.example:8080");
            default -> throw new LedgerUnavailableException(ledger, "the read model is REBALANCING");
        };
    }

    @Override
    public void close() {
        driver.close();
    }
}
