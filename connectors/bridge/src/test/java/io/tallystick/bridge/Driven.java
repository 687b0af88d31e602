package io.tallystick.bridge;

import io.tallystick.gateway.Duplicates;
import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.json.MappingException;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.EventCodec;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.RegistrySettings;
import io.tallystick.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** A bridge's topology, driven record by record. */
final class Driven implements AutoCloseable {
    static final long NOW = 1_700_000_000_000L;
    static final Map<String, Object> REGISTRY = Map.of("schema.registry.url", "mock://driven");
    static final String MAPPING = """
            # mapping
            description: pumps
            subject: "{plant}"
            device: "{device}"
            time: {field: ts, format: epoch-ms}
            readings:
              - {field: rpm, name: rpm, unit: 1/min, type: number}
              - {field: price, name: price, type: number, missing: [none]}
              - {field: open, name: open, type: boolean}
            """;

    private static final Topics TOPICS = new Topics("plant");
    private static final TopicPattern PATTERN = TopicPattern.parse("plants/{plant}/{device}");

    final BridgeMetrics metrics = new BridgeMetrics();
    private final FramedOutput output;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> in;
    private final TestOutputTopic<byte[], byte[]> events;
    private final TestOutputTopic<byte[], byte[]> rejected;

    Driven(BridgeSettings settings) {
        output = FramedOutput.open(TOPICS, REGISTRY);
        Properties properties = new Properties();
        properties.put("application.id", settings.applicationId());
        properties.put("processing.exception.handler.global.enabled", "true");
        driver = new TopologyTestDriver(new BridgeTopology(settings, output, metrics).build(), properties);
        ByteArraySerializer serializer = new ByteArraySerializer();
        ByteArrayDeserializer deserializer = new ByteArrayDeserializer();
        in = driver.createInputTopic(settings.from().get(0), serializer, serializer);
        events = driver.createOutputTopic(TOPICS.events(), deserializer, deserializer);
        rejected = driver.createOutputTopic(TOPICS.rejected(), deserializer, deserializer);
    }

    /** With the names in the device's topic, which is in the key. */
    static BridgeSettings settings(String format, String... from) {
        boolean signs = !format.equals("envelope");
        return settings(
                BridgeFormats.of(format, PATTERN, null, signs ? "{plant}" : null, signs ? "{device}" : null, null),
                signs,
                Duplicates.AUTO,
                from);
    }

    static BridgeSettings settings(
            Supplier<PayloadFormat> format, boolean signs, Duplicates duplicates, String... from) {
        return new BridgeSettings(
                TOPICS,
                4,
                List.of(from),
                TopicFrom.parse("key"),
                format,
                signs ? new BridgeSettings.Signing(Gateways.gateway(), duplicates) : null,
                Map.of(),
                1,
                Path.of("state"));
    }

    /** A format with the mapping above. */
    static Supplier<PayloadFormat> mapped(String format, Registry registry) {
        try {
            JsonMapping mapping = JsonMapping.parse("mapping.yaml", MAPPING.getBytes(StandardCharsets.UTF_8));
            return BridgeFormats.of(format, PATTERN, mapping, null, null, registry);
        } catch (MappingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Registry registry() {
        return Registry.open(RegistrySettings.from(REGISTRY));
    }

    void send(String topic, byte[] value) {
        send(topic == null ? null : topic.getBytes(StandardCharsets.UTF_8), value, NOW);
    }

    void send(String topic, String value) {
        send(topic, value.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] key, byte[] value, long timestamp) {
        in.pipeInput(new TestRecord<>(key, value, new RecordHeaders(), timestamp));
    }

    /** The records written to events since the last call. */
    List<TestRecord<byte[], byte[]>> records() {
        return events.readRecordsToList();
    }

    /** The envelopes written since the last call. */
    List<SignedEnvelope> envelopes() throws MalformedEnvelopeException {
        List<SignedEnvelope> envelopes = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : records()) {
            SignedEnvelope envelope = SignedEnvelope.decode(EventCodec.envelope(record.value()));
            if (!envelope.subject().equals(new String(record.key(), StandardCharsets.UTF_8))) {
                throw new AssertionError("the key is not the subject");
            }
            envelopes.add(envelope);
        }
        return envelopes;
    }

    /** The refusals written since the last call. */
    List<Rejection> rejections() {
        try (AvroDeserializer<Rejection> reader = AvroDeserializer.of(Rejection.class)) {
            reader.configure(REGISTRY, false);
            return rejected.readValuesToList().stream()
                    .map(value -> reader.deserialize(TOPICS.rejected(), value))
                    .toList();
        }
    }

    /** The store, as its changelog would give it back. */
    Map<Bytes, String> positions() {
        Map<Bytes, String> positions = new HashMap<>();
        try (KeyValueIterator<Bytes, String> all = store().all()) {
            all.forEachRemaining(entry -> positions.put(entry.key, entry.value));
        }
        return positions;
    }

    void restore(Map<Bytes, String> positions) {
        positions.forEach(store()::put);
    }

    private KeyValueStore<Bytes, String> store() {
        return driver.getKeyValueStore(Names.POSITIONS);
    }

    @Override
    public void close() {
        driver.close();
        output.close();
    }
}
