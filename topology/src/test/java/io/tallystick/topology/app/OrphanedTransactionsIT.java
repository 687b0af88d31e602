package io.tallystick.topology.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.KafkaUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrphanedTransactionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TopicPartition BLOCKS = new TopicPartition("blocks", 0);

    private static KafkaUnderTest kafka;
    private static Admin admin;

    @BeforeAll
    static void startBroker() throws Exception {
        kafka = KafkaUnderTest.start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        admin.createTopics(List.of(new NewTopic("blocks", 1, (short) 1))).all().get();
    }

    @AfterAll
    static void stopBroker() {
        if (kafka != null) {
            admin.close();
            kafka.close();
        }
    }

    @Test
    void look_openTransactionOfAProcessThatIsGone_isEndedAndItsOwnerFenced() throws Exception {
        String app = "gone-ledger";
        String gone = app + "-" + UUID.randomUUID() + "-1";
        try (OrphanedTransactions orphans = orphans(app);
                KafkaConsumer<byte[], byte[]> survivor = member(app, UUID.randomUUID());
                KafkaProducer<byte[], byte[]> zombie = beginning(gone)) {
            await().atMost(PATIENCE).until(() -> {
                survivor.poll(Duration.ofMillis(100));
                return orphans.look().equals(Set.of(gone));
            });

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(end(IsolationLevel.READ_COMMITTED))
                            .isEqualTo(end(IsolationLevel.READ_UNCOMMITTED)));
            assertThat(orphans.look()).isEmpty();
            assertThatExceptionOfType(ProducerFencedException.class).isThrownBy(zombie::commitTransaction);
        }
    }

    @Test
    void look_openTransactionOfAMember_isLeftToIt() throws Exception {
        String app = "alive-ledger";
        UUID alive = UUID.randomUUID();
        String gone = app + "-" + UUID.randomUUID() + "-1";
        try (OrphanedTransactions orphans = orphans(app);
                KafkaConsumer<byte[], byte[]> member = member(app, alive);
                KafkaProducer<byte[], byte[]> working = beginning(app + "-" + alive + "-1");
                KafkaProducer<byte[], byte[]> zombie = beginning(gone)) {
            // The younger one is of a process that is gone: once it is found, the older one was looked at too.
            await().atMost(PATIENCE).until(() -> {
                member.poll(Duration.ofMillis(100));
                Set<String> ended = orphans.look();
                assertThat(ended).isSubsetOf(gone);
                return !ended.isEmpty();
            });
            working.commitTransaction();
        }
    }

    private static OrphanedTransactions orphans(String application) {
        return new OrphanedTransactions(
                Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers())), application, false);
    }

    /** As the consumer of a stream thread calls itself. */
    private static KafkaConsumer<byte[], byte[]> member(String application, UUID process) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        application,
                        "client.id",
                        application + "-" + process + "-StreamThread-1-consumer"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of("blocks"));
        return consumer;
    }

    private static KafkaProducer<byte[], byte[]> beginning(String transactionalId) throws Exception {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactionalId),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("blocks", new byte[] {1})).get();
        return producer;
    }

    private static long end(IsolationLevel isolation) throws Exception {
        return admin.listOffsets(Map.of(BLOCKS, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                .partitionResult(BLOCKS)
                .get()
                .offset();
    }
}
