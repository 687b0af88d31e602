package io.tallystick.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalIT {
    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.builder().directory(folder).build();
        kafka.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Stream.of("a.events", "b.events", "e.events", "d.positions")
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static JournalSettings settings(String topic, String holder, Duration patience) {
        Map<String, Object> clients = Map.of("bootstrap.servers", kafka.bootstrapServers());
        return new JournalSettings(clients, topic, holder, (short) 1, patience);
    }

    private static Journal open(String topic, String holder) {
        return Journal.open(settings(topic, holder, Duration.ofSeconds(30)));
    }

    private static ProducerRecord<byte[], byte[]> event(String topic, String value) {
        return new ProducerRecord<>(topic, 0, null, value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> committed(String topic, int count) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end || values.size() < count) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    @Test
    void commit_thenOpenedAgain_recordsAndPositionsAreThere_othersAreNotSeen() {
        try (Journal one = open("a.positions", "acme/gw-1");
                Journal other = open("a.positions", "acme/gw-11")) {
            assertThat(one.position("pump")).isEmpty();
            one.commit(List.of(event("a.events", "1"), event("a.events", "2")), Map.of("pump", "p1", "fan", "f1"));
            other.commit(List.of(), Map.of("pump", "other"));
            assertThat(one.commit(List.of(event("a.events", "3")), Map.of("pump", "p2"))
                            .get(0)
                            .topic())
                    .isEqualTo("a.events");
        }

        try (Journal again = open("a.positions", "acme/gw-1")) {
            assertThat(again.positions()).isEqualTo(Map.of("pump", "p2", "fan", "f1"));
        }
        assertThat(committed("a.events", 3)).containsExactly("1", "2", "3");
    }

    @Test
    void commit_afterAnotherTookOver_fenced_nothingWritten() {
        try (Journal zombie = open("b.positions", "acme/gw-1")) {
            zombie.commit(List.of(event("b.events", "1")), Map.of("pump", "1"));
            try (Journal successor = open("b.positions", "acme/gw-1")) {
                assertThat(successor.position("pump")).contains("1");

                assertThatThrownBy(() -> zombie.commit(List.of(event("b.events", "zombie")), Map.of("pump", "zombie")))
                        .isInstanceOfSatisfying(
                                JournalException.class,
                                e -> assertThat(e.isFenced()).isTrue());

                successor.commit(List.of(event("b.events", "2")), Map.of("pump", "2"));
            }
        }
        assertThat(committed("b.events", 2)).containsExactly("1", "2");
    }

    /** A reader of committed records ends before another's open transaction: what it would miss is this holder's last position. */
    @Test
    void open_whileAnotherHoldersTransactionIsOpen_waitsAndMissesNothing() throws Exception {
        open("c.positions", "acme/gw-1").close();
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "stranger");
        try (KafkaProducer<byte[], byte[]> stranger =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            stranger.initTransactions();
            stranger.beginTransaction();
            stranger.send(new ProducerRecord<>(
                            "c.positions", "acme/gw-2/x".getBytes(StandardCharsets.UTF_8), new byte[1]))
                    .get();
            try (Journal one = openedWhenItEnds(stranger)) {
                assertThat(one.position("pump")).isEqualTo(Optional.of("after"));
            }
        }
    }

    private static Journal openedWhenItEnds(KafkaProducer<byte[], byte[]> stranger) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "c.positions-acme/gw-1");
        try (KafkaProducer<byte[], byte[]> earlier =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            earlier.initTransactions();
            earlier.beginTransaction();
            byte[] key = "acme/gw-1/pump".getBytes(StandardCharsets.UTF_8);
            earlier.send(new ProducerRecord<>("c.positions", key, "after".getBytes(StandardCharsets.UTF_8)));
            earlier.commitTransaction();
        }
        assertThatThrownBy(() -> Journal.open(settings("c.positions", "acme/gw-1", Duration.ofSeconds(2))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("a transaction of another gateway is still open");
        stranger.abortTransaction();
        return open("c.positions", "acme/gw-1");
    }

    @Test
    void open_topicThatForgets_refused() {
        assertThatThrownBy(() -> open("d.positions", "acme/gw-1"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("d.positions: want 1 partition and cleanup.policy=compact, got 1 and delete");
    }

    @Test
    void commit_recordTooLarge_failsWhole_thenOpensAgain() {
        try (Journal journal = open("e.positions", "acme/gw-1")) {
            ProducerRecord<byte[], byte[]> large = new ProducerRecord<>("e.events", new byte[2_000_000]);

            assertThatThrownBy(() -> journal.commit(List.of(event("e.events", "1"), large), Map.of("pump", "1")))
                    .isInstanceOf(JournalException.class);
            assertThatThrownBy(() -> journal.commit(List.of(event("e.events", "2")), Map.of()))
                    .hasMessageContaining("got one that failed");
        }
        try (Journal again = open("e.positions", "acme/gw-1")) {
            assertThat(again.position("pump")).isEmpty();
            again.commit(List.of(event("e.events", "3")), Map.of("pump", "3"));
        }
        assertThat(committed("e.events", 1)).containsExactly("3");
    }
}
