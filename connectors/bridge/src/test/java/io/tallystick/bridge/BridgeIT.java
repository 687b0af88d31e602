package io.tallystick.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.ChildJvm;
import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.gateway.Duplicates;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.schemas.Waiting;
import io.tallystick.schemas.serde.EventCodec;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicSettings;
import io.tallystick.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real broker, real processes: what is killed, and what moves, signs each record once. */
class BridgeIT {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final String RUNNING = "the bridge runs";
    private static final Topics TOPICS = new Topics("plant");
    private static final String SOURCE = "sensors";
    private static final int PARTITIONS = 3;
    private static final int DEVICES = 7;
    private static final int ROUNDS = Integer.getInteger("tallystick.bridge.rounds", 2);
    private static final Duplicates DUPLICATES =
            Duplicates.valueOf(System.getProperty("tallystick.bridge.duplicates", "AUTO"));
    private static final int PER_ROUND = 10_000;
    private static final int SPEED = Integer.getInteger("tallystick.bridge.speed", 20_000);

    @TempDir
    Path folder;

    private KafkaUnderTest kafka;
    private KafkaProducer<byte[], byte[]> producer;
    private int sent;

    static BridgeSettings settings(String bootstrap, Path state, int threads) {
        return new BridgeSettings(
                TOPICS,
                PARTITIONS,
                List.of(SOURCE),
                TopicFrom.parse("key"),
                BridgeFormats.of(
                        "json", TopicPattern.parse("plants/{plant}/{device}"), null, "{plant}", "{device}", null),
                new BridgeSettings.Signing(Gateways.gateway(), DUPLICATES),
                // In memory and so each process's own: the ids of both schemas are those of their order.
                Map.of("bootstrap.servers", bootstrap, "schema.registry.url", "mock://bridge"),
                threads,
                state);
    }

    static void awaitRunning(Bridge bridge) {
        await().atMost(PATIENCE).until(() -> bridge.state() == KafkaStreams.State.RUNNING);
    }

    @BeforeEach
    void start() throws Exception {
        kafka = KafkaUnderTest.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            new TopicCreator(admin, PATIENCE, Waiting.SYSTEM).create(TOPICS.specs(TopicSettings.of(PARTITIONS, 1)));
            admin.createTopics(List.of(new NewTopic(SOURCE, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        kafka.close();
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            int number = sent++;
            String topic = "plants/p" + number % 2 + "/d" + number % DEVICES;
            producer.send(new ProducerRecord<>(SOURCE, utf8(topic), utf8("{\"n\":" + number + "}")));
        }
        producer.flush();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void instances_killedAndMovedWhileRecordsCome_signEachRecordOnce() throws Exception {
        try (Events events = new Events(kafka.bootstrapServers());
                Bridge steady =
                        Bridge.start(settings(kafka.bootstrapServers(), folder.resolve("steady"), 1), PATIENCE)) {
            for (int round = 0; round < ROUNDS; round++) {
                ChildJvm child = ChildJvm.start(
                        "bridge",
                        System.getProperty("java.class.path"),
                        List.of(
                                "-Xmx256m",
                                BridgeMain.class.getName(),
                                kafka.bootstrapServers(),
                                folder.resolve("child").toString()),
                        folder.resolve("child-" + round + ".log"));
                try {
                    send(PER_ROUND);
                    child.awaitReady(() -> child.logText().contains(RUNNING), PATIENCE);
                    int before = sent;
                    send(PER_ROUND);
                    // Killed while it has some of these, and not when all is done.
                    events.await(before + 1);
                } finally {
                    child.kill();
                }
            }
            send(PER_ROUND);
            events.await(sent);
            assertThat(steady.failure()).isEmpty();
            events.requireEachOnce(sent);
        }
    }

    /** Prints a speed; asserts none. */
    @Test
    void bridge_backlog_isSignedOnce() throws Exception {
        send(SPEED);
        try (Events events = new Events(kafka.bootstrapServers())) {
            long start;
            try (Bridge bridge =
                    Bridge.start(settings(kafka.bootstrapServers(), folder.resolve("speed"), 2), PATIENCE)) {
                events.await(1);
                start = System.nanoTime();
                int first = events.size();
                events.await(SPEED);
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        "bridge: %d records in %.1f s, %.0f records/s%n",
                        SPEED - first, seconds, (SPEED - first) / seconds);
                assertThat(bridge.counts().refused()).isZero();
            }
            events.requireEachOnce(SPEED);
        }
    }

    /** What a ledger reads of the events topic: what is committed. */
    private static final class Events implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final List<byte[]> values = new ArrayList<>();

        Events(String bootstrap) {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            bootstrap,
                            "group.id",
                            "ledger",
                            "auto.offset.reset",
                            "earliest",
                            "isolation.level",
                            "read_committed",
                            "max.poll.records",
                            5_000),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            consumer.subscribe(List.of(TOPICS.events()));
        }

        int size() {
            return values.size();
        }

        void await(int count) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < count) {
                assertThat(System.nanoTime())
                        .as("%d events, want %d", values.size(), count)
                        .isLessThan(deadline);
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }

        void requireEachOnce(int count) throws Exception {
            Set<String> messages = new HashSet<>();
            Map<String, List<Long>> numbers = new HashMap<>();
            for (byte[] value : values) {
                SignedEnvelope envelope = SignedEnvelope.decode(EventCodec.envelope(value));
                assertThat(messages.add(new String(envelope.payload(), StandardCharsets.UTF_8)))
                        .as("signed twice: " + new String(envelope.payload(), StandardCharsets.UTF_8))
                        .isTrue();
                numbers.computeIfAbsent(envelope.device() + " " + envelope.subject(), stream -> new ArrayList<>())
                        .add(envelope.sequence());
            }
            assertThat(messages).hasSize(count);
            assertThat(numbers).hasSize(DEVICES * 2);
            numbers.forEach((stream, got) -> assertThat(got)
                    .as(stream)
                    .isEqualTo(LongStream.rangeClosed(1, got.size()).boxed().toList()));
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
