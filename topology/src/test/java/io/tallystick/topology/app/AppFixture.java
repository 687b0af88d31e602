package io.tallystick.topology.app;

import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.schemas.Alert;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.Settlement;
import io.tallystick.schemas.Waiting;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicSettings;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.topology.stage.StageMetrics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/** A network on a broker: its topics, a producer of events, and readers of what the application makes of them. */
final class AppFixture implements AutoCloseable {
    final TestNetwork network;
    final Topics topics;
    private final KafkaUnderTest kafka;
    private final String registryUrl;
    private final KafkaProducer<byte[], byte[]> producer;

    AppFixture(KafkaUnderTest kafka, TestNetwork network) {
        this.kafka = kafka;
        this.network = network;
        this.topics = new Topics(network.genesis().network());
        this.registryUrl = "mock://" + network.genesis().network();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            new TopicCreator(admin, Duration.ofSeconds(30), Waiting.SYSTEM)
                    .create(topics.specs(TopicSettings.of(network.genesis().ledgerCount(), 1)));
        }
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    AppSettings settings(Path stateDirectory, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("bootstrap.servers", kafka.bootstrapServers());
        config.put("schema.registry.url", registryUrl);
        return new AppSettings(
                network.genesis(),
                network::checkpointSigner,
                config,
                LedgerSettings.DEFAULTS,
                AppSettings.Timing.DEFAULTS,
                AppSettings.Threads.of(2),
                stateDirectory,
                StageMetrics.NONE);
    }

    LedgerApp start(Path stateDirectory) {
        return start(stateDirectory, Map.of());
    }

    LedgerApp start(Path stateDirectory, Map<String, Object> more) {
        return LedgerApp.start(settings(stateDirectory, more), Duration.ofSeconds(30));
    }

    void send(String subject, byte[] value) {
        producer.send(new ProducerRecord<>(topics.events(), subject.getBytes(StandardCharsets.UTF_8), value));
    }

    void sendToAll(String key, byte[] value) {
        for (int ledger = 0; ledger < network.genesis().ledgerCount(); ledger++) {
            producer.send(new ProducerRecord<>(topics.events(), ledger, key.getBytes(StandardCharsets.UTF_8), value));
        }
    }

    void sendTo(String topic, int partition, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value));
    }

    List<ConsumerRecord<byte[], Alert>> alerts(int ledger) {
        return read(topics.alerts(), ledger, deserializer(Alert.class));
    }

    List<ConsumerRecord<byte[], Settlement>> settlements(int ledger) {
        return read(topics.settlements(), ledger, deserializer(Settlement.class));
    }

    void flush() {
        producer.flush();
    }

    List<Block> blocks(int ledger) {
        return read(topics.blocks(), ledger, deserializer(Block.class)).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** What the seals of all ledgers add up to. */
    AuditCounts sealed() throws MalformedEntryException {
        AuditCounts sum = AuditCounts.NONE;
        for (int ledger = 0; ledger < network.genesis().ledgerCount(); ledger++) {
            AuditCounts.Tally tally = new AuditCounts.Tally();
            for (Block block : blocks(ledger)) {
                List<byte[]> entries = entries(block);
                tally.sealed((Seal) LedgerEntry.decode(entries.get(entries.size() - 1)));
            }
            sum = sum.plus(tally.counts());
        }
        return sum;
    }

    /** Whether the last checkpoint covers the last block. */
    boolean isSigned(int ledger) {
        List<Block> blocks = blocks(ledger);
        List<byte[]> notes = checkpoints(ledger);
        if (blocks.isEmpty() || notes.isEmpty()) {
            return false;
        }
        Block last = blocks.get(blocks.size() - 1);
        String note = new String(notes.get(notes.size() - 1), StandardCharsets.UTF_8);
        return note.lines().skip(1).findFirst().equals(Optional.of("" + (last.getFirstIndex() + last.getEntryCount())));
    }

    static List<byte[]> entries(Block block) {
        List<byte[]> entries = new ArrayList<>();
        ByteBuffer in = block.getEntries().duplicate();
        while (in.hasRemaining()) {
            byte[] entry = new byte[in.getShort() & 0xffff];
            in.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    List<Rejection> rejections() {
        List<Rejection> all = new ArrayList<>();
        for (int ledger = 0; ledger < network.genesis().ledgerCount(); ledger++) {
            read(topics.rejected(), ledger, deserializer(Rejection.class)).forEach(r -> all.add(r.value()));
        }
        return all;
    }

    List<byte[]> checkpoints(int ledger) {
        return read(topics.checkpoints(), ledger, new ByteArrayDeserializer()).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private <T extends org.apache.avro.specific.SpecificRecord> AvroDeserializer<T> deserializer(Class<T> type) {
        AvroDeserializer<T> deserializer = AvroDeserializer.of(type);
        deserializer.configure(Map.of("schema.registry.url", registryUrl), false);
        return deserializer;
    }

    /** Reads all that is committed in a partition. */
    private <T> List<ConsumerRecord<byte[], T>> read(String topic, int partition, Deserializer<T> values) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], T> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), values)) {
            TopicPartition assigned = new TopicPartition(topic, partition);
            consumer.assign(List.of(assigned));
            consumer.seekToBeginning(List.of(assigned));
            long end = consumer.endOffsets(List.of(assigned)).get(assigned);
            List<ConsumerRecord<byte[], T>> records = new ArrayList<>();
            while (consumer.position(assigned) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
