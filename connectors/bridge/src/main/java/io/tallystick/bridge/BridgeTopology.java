package io.tallystick.bridge;

import io.tallystick.gateway.GatewaySigner;
import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.schemas.topics.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * Two sub-topologies: read, and sign by device and subject, with an internal topic between them. Where devices sign, there is the first
 * alone.
 */
public final class BridgeTopology {
    private final BridgeSettings settings;
    private final FramedOutput output;
    private final BridgeMetrics metrics;

    /** @param output shared by all tasks; the caller closes it after them */
    public BridgeTopology(BridgeSettings settings, FramedOutput output, BridgeMetrics metrics) {
        this.settings = settings;
        this.output = output;
        this.metrics = metrics;
    }

    /** The topology. */
    public Topology build() {
        Serde<byte[]> bytes = Serdes.ByteArray();
        StreamsBuilder builder = new StreamsBuilder();
        KStream<byte[], byte[]> read = builder.stream(
                        settings.from(),
                        Consumed.with(bytes, bytes)
                                .withTimestampExtractor(new RecordTime())
                                .withName(Names.SOURCE))
                .process(
                        () -> new ReadProcessor(
                                settings.topicFrom(), settings.format().get(), output, metrics),
                        Named.as(Names.READ));
        Topics topics = settings.topics();
        if (settings.gateway().isEmpty()) {
            return withSinks(builder.build(), topics, Names.READ, Names.READ_EVENTS, Names.READ_REJECTED);
        }
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.POSITIONS), Serdes.Bytes(), Serdes.String())
                // A stream's position is put for each message: the cache makes one write of them per commit.
                .withCachingEnabled()
                .withLoggingEnabled(Map.of()));
        read.repartition(Repartitioned.with(bytes, bytes)
                        .withName(Names.TAKEN)
                        .withNumberOfPartitions(settings.partitions()))
                .process(() -> new SignProcessor(this::signer, output, metrics), Named.as(Names.SIGN), Names.POSITIONS);
        Topology topology = withSinks(builder.build(), topics, Names.READ, Names.READ_EVENTS, Names.READ_REJECTED);
        return withSinks(topology, topics, Names.SIGN, Names.SIGNED_EVENTS, Names.SIGNED_REJECTED);
    }

    private GatewaySigner signer() {
        return new GatewaySigner(
                settings.gateway().orElseThrow(), settings.duplicates(), BridgeLimits.WINDOW, BridgeLimits.MAX_STREAMS);
    }

    private static Topology withSinks(Topology topology, Topics topics, String parent, String events, String rejected) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        return topology.addSink(events, topics.events(), bytes, bytes, parent)
                .addSink(rejected, topics.rejected(), bytes, bytes, parent);
    }
}
