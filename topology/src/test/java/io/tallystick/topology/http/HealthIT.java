package io.tallystick.topology.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.EmbeddedKafka;
import io.tallystick.topology.http.HealthCheck.Health;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks against a real client and a broker that goes away: so always the embedded one. */
class HealthIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] POISON = "poison".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private EmbeddedKafka kafka;
    private Admin admin;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.builder().directory(directory.resolve("broker")).start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        admin.createTopics(List.of(new NewTopic("one", 2, (short) 1), new NewTopic("two", 1, (short) 1)))
                .all()
                .get();
        // Created is not yet known: the broker that is asked may still be reading of it.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> admin.describeTopics(List.of("one", "two"))
                                .allTopicNames()
                                .get()
                                .size()
                        == 2);
    }

    @AfterEach
    void stop() {
        admin.close(Duration.ZERO);
        kafka.close();
    }

    @Test
    void topics_brokerGoesAndComesBack_areReadyOnlyWhileItIsThere() {
        TopicsHealth health = new TopicsHealth(admin, List.of("one", "two"), clock);
        Health well = new Health("topics", true, true, "2 topics reachable");
        assertThat(health.health()).isEqualTo(well);

        kafka.stop();
        now = now.plus(TopicsHealth.KEPT).minusMillis(1);
        assertThat(health.health()).as("not asked again so soon").isEqualTo(well);
        now = now.plusMillis(1);
        assertThat(health.health())
                .isEqualTo(new Health("topics", true, false, "the cluster gave no answer within 2 s"));

        kafka.start();
        await().atMost(PATIENCE).untilAsserted(() -> {
            now = now.plus(TopicsHealth.KEPT);
            assertThat(health.health()).isEqualTo(well);
        });
    }

    @Test
    void topics_someMissing_areNamedUntilMade() throws Exception {
        TopicsHealth health = new TopicsHealth(admin, List.of("one", "x.events", "two", "x.blocks"), clock);
        assertThat(health.health())
                .isEqualTo(new Health("topics", true, false, "not in the cluster: x.blocks, x.events"));

        admin.createTopics(List.of(new NewTopic("x.events", 1, (short) 1), new NewTopic("x.blocks", 1, (short) 1)))
                .all()
                .get();
        await().atMost(PATIENCE).untilAsserted(() -> {
            now = now.plus(TopicsHealth.KEPT);
            assertThat(health.health().ready()).isTrue();
        });
    }

    @Test
    void topics_clockSetBack_areAskedForAgain() {
        TopicsHealth health = new TopicsHealth(admin, List.of("one"), clock);
        assertThat(health.health().ready()).isTrue();
        kafka.stop();
        now = now.minusSeconds(3600);
        assertThat(health.health().ready()).isFalse();
    }

    @Test
    void streams_fromCreationToClose_areReadyOnlyWhileRunning() {
        try (KafkaStreams streams = client(failure -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT)) {
            StreamsHealth health = new StreamsHealth("ledger", streams, 2, Optional::empty);
            assertThat(health.health()).isEqualTo(new Health("ledger", true, false, "CREATED"));

            streams.start();
            awaitHealth(health, new Health("ledger", true, true, "RUNNING, 2 of 2 stream threads alive"));

            streams.close();
            assertThat(health.health()).isEqualTo(new Health("ledger", false, false, "NOT_RUNNING"));
        }
    }

    @Test
    void streams_threadsDieOneAfterTheOther_areLiveUntilTheLast() {
        // A handler that fails leaves nobody to replace the thread: the worst that can happen to a client that lives
        // on.
        try (KafkaStreams streams = client(failure -> {
            throw new IllegalStateException("the handler failed too");
        })) {
            StreamsHealth health = new StreamsHealth("ledger", streams, 2, Optional::empty);
            streams.start();
            awaitHealth(health, new Health("ledger", true, true, "RUNNING, 2 of 2 stream threads alive"));

            assertThat(streams.removeStreamThread(PATIENCE)).isPresent();
            awaitHealth(health, new Health("ledger", true, true, "RUNNING, 1 of 2 stream threads alive"));

            sendPoison();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(health.health().live()).isFalse();
                assertThat(health.health().ready()).isFalse();
                assertThat(health.health().detail()).endsWith(", 0 of 2 stream threads alive");
            });
        }
    }

    @Test
    void streams_stoppedByAFailure_sayWhatItWas() {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (KafkaStreams streams = client(why -> {
            failure.set(why);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        })) {
            StreamsHealth health = new StreamsHealth("ledger", streams, 2, () -> Optional.ofNullable(failure.get()));
            streams.start();
            sendPoison();
            await().atMost(PATIENCE).until(() -> streams.state() == KafkaStreams.State.ERROR);
            assertThat(health.health().live()).isFalse();
            assertThat(health.health().detail()).startsWith("ERROR: ").contains("topic=one");
        }
    }

    private static void awaitHealth(StreamsHealth health, Health wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(health.health()).isEqualTo(wanted));
    }

    private void sendPoison() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("one", 0, null, POISON));
        }
    }

    private KafkaStreams client(StreamsUncaughtExceptionHandler handler) {
        Topology topology = new Topology()
                .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "one")
                .addProcessor("fails", Failing::new, "source");
        Properties properties = new Properties();
        properties.put("application.id", "health-it");
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        properties.put("state.dir", directory.resolve("state").toString());
        properties.put("num.stream.threads", 2);
        properties.put("auto.offset.reset", "earliest");
        // A thread that stops in the middle of a rebalance waits for it, and the rebalance for a member that is gone.
        properties.put("session.timeout.ms", 6_000);
        KafkaStreams streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(handler);
        return streams;
    }

    private static final class Failing implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> taken) {
            throw new IllegalStateException("cannot take " + taken.value().length + " bytes");
        }
    }
}
