package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.schemas.Command;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of a network of one ledger, as the ledger and its consumers use them. */
final class CommandTopics implements AutoCloseable {
    static final String NETWORK = "plant";
    static final String COMMANDS = NETWORK + ".commands";
    static final String EVENTS = NETWORK + ".events";
    static final String REJECTED = NETWORK + ".rejected";
    static final String DEAD = "dead";

    private final Map<String, Object> clients;
    private final Map<String, Object> registry;
    private final AvroSerializer<Command> serializer = new AvroSerializer<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private long index;

    CommandTopics(String bootstrap, String registryUrl) throws Exception {
        clients = Map.of("bootstrap.servers", bootstrap);
        registry = Map.of("schema.registry.url", registryUrl);
        serializer.configure(registry, false);
        producer = new KafkaProducer<>(clients, new ByteArraySerializer(), new ByteArraySerializer());
        try (Admin admin = Admin.create(clients)) {
            admin.createTopics(Stream.of(COMMANDS, EVENTS, REJECTED, DEAD)
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** A command that the ledger gives next; its device may be empty. */
    Command.Builder command(String subject, String device) {
        index++;
        return Command.newBuilder()
                .setEffectId(NETWORK + "/0/" + index + "/0")
                .setNetwork(NETWORK)
                .setLedger(0)
                .setIndex(index)
                .setTime(Instant.now())
                .setSubject(subject)
                .setDevice(device)
                .setName("open")
                .setArguments("{\"percent\":50}")
                .setContract("cold-chain");
    }

    void write(Command command) throws Exception {
        write(command.getSubject(), serializer.serialize(COMMANDS, command));
    }

    void write(String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(COMMANDS, key.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    /** All that is committed. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        Instant until = Instant.now().plusSeconds(60);
        Map<String, Object> config = new HashMap<>(clients);
        config.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                assertThat(Instant.now()).as("reading " + topic).isBefore(until);
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** All values that are committed, decoded. */
    <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
        try (AvroDeserializer<T> deserializer = AvroDeserializer.of(type)) {
            deserializer.configure(registry, false);
            return read(topic).stream()
                    .map(record -> deserializer.deserialize(topic, record.value()))
                    .toList();
        }
    }

    /** How many records of {@code commands} the group has committed. */
    long committed(String group) throws Exception {
        try (Admin admin = Admin.create(clients)) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    @Override
    public void close() {
        producer.close();
        serializer.close();
    }
}
