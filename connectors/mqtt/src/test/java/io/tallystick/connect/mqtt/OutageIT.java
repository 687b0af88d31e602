package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.connect.mqtt.host.HostSettings;
import io.tallystick.connect.mqtt.host.MqttHost;
import io.tallystick.embedded.EmbeddedKafkaProcess;
import io.tallystick.embedded.MosquittoProcess;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.keys.NetworkDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka goes while devices go on: the broker queues and the connector waits, holding no more than it may. In large:
 * {@code -Dmqtt.outage.seconds=600}.
 */
class OutageIT {
    private static final String EVENTS = "plant.events";
    private static final String CLIENT = "plants";
    private static final int OUTAGE_SECONDS = Integer.getInteger("mqtt.outage.seconds", 6);
    private static final int DEVICES = 10;
    private static final int MESSAGES_PER_SECOND = 100;
    private static final int RECEIVE_MAXIMUM = 20;

    @TempDir
    Path folder;

    @Test
    void outage_ofKafkaWithDevicesSending_isWaitedOutWithinTheReceiveMaximum() throws Exception {
        assumeTrue(MosquittoProcess.isPresent(), "skipped: Mosquitto is not installed (apt-get install mosquitto)");
        try (EmbeddedKafkaProcess kafka = EmbeddedKafkaProcess.builder()
                        .directory(folder.resolve("kafka"))
                        .jvmOptions(List.of("-Xmx256m"))
                        .build();
                MosquittoProcess broker = MosquittoProcess.builder()
                        .directory(folder.resolve("mosquitto"))
                        .maxInflightMessages(RECEIVE_MAXIMUM * 10)
                        .maxQueuedMessages(0)
                        .start()) {
            kafka.start();
            makeTopic(kafka.bootstrapServers());
            try (HeldWatch held = new HeldWatch(CLIENT);
                    MqttHost host = MqttHost.start(settings(kafka.bootstrapServers(), broker.url()));
                    Publishers devices = new Publishers(broker.host(), broker.port(), DEVICES)) {
                Awaitility.await("a host that runs")
                        .atMost(Duration.ofSeconds(60))
                        .until(host::isConnected);
                int before = 5;
                IntStream.range(0, before).forEach(devices::publish);
                written(host, before * DEVICES, Duration.ofSeconds(60));
                kafka.kill();
                int rounds = publish(devices, before);
                devices.await();
                assertThat((rounds - before) * DEVICES)
                        .as("messages during the outage")
                        .isGreaterThan(10 * RECEIVE_MAXIMUM);
                kafka.start();
                written(host, (long) rounds * DEVICES, Duration.ofSeconds(120));
                System.out.printf(
                        "outage of %d s: %,d messages, at most %d held, at most %,d KiB of heap after a collection%n",
                        OUTAGE_SECONDS, (rounds - before) * DEVICES, held.most(), held.mostHeapBytes() / 1024);
                // Not less either: then it would have waited for something else than Kafka.
                assertThat(held.most()).isEqualTo(RECEIVE_MAXIMUM);
                exactlyOnce(read(kafka.bootstrapServers()), rounds);
            }
        }
    }

    /** A reading of each device at even distances, as long as the outage lasts; returns how many of each there are then. */
    private static int publish(Publishers devices, int first) {
        long begin = System.nanoTime();
        int[] round = {first};
        Awaitility.await("the end of the outage")
                .atMost(Duration.ofSeconds(OUTAGE_SECONDS + 60L))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    double seconds = (System.nanoTime() - begin) / 1e9;
                    int due = first + (int) (Math.min(seconds, OUTAGE_SECONDS) * MESSAGES_PER_SECOND / DEVICES);
                    while (round[0] < due) {
                        devices.publish(round[0]++);
                    }
                    return seconds >= OUTAGE_SECONDS;
                });
        return round[0];
    }

    private static void written(MqttHost host, long events, Duration atMost) {
        Awaitility.await(events + " events")
                .atMost(atMost.plusSeconds(OUTAGE_SECONDS))
                .until(() -> {
                    host.failure().ifPresent(failure -> {
                        throw failure;
                    });
                    return host.counts().events() >= events;
                });
    }

    /** Numbers without gap or reuse, and each reading once, in the order in which its device sent them. */
    private static void exactlyOnce(List<SignedEnvelope> taken, int rounds) throws Exception {
        Map<String, List<SignedEnvelope>> byDevice = new TreeMap<>();
        taken.forEach(envelope -> byDevice.computeIfAbsent(envelope.device(), device -> new ArrayList<>())
                .add(envelope));
        assertThat(byDevice).hasSize(DEVICES);
        ObjectMapper json = new ObjectMapper();
        for (Map.Entry<String, List<SignedEnvelope>> device : byDevice.entrySet()) {
            List<Integer> readings = new ArrayList<>();
            for (SignedEnvelope envelope : device.getValue()) {
                readings.add(json.readTree(envelope.payload()).at("/0/v").asInt());
            }
            assertThat(device.getValue().stream().map(SignedEnvelope::sequence).toList())
                    .as("numbers of " + device.getKey())
                    .isEqualTo(LongStream.rangeClosed(1, rounds).boxed().toList());
            assertThat(readings)
                    .as("readings of " + device.getKey())
                    .isEqualTo(IntStream.range(0, rounds).boxed().toList());
        }
    }

    private HostSettings settings(String kafka, String broker) {
        Map<String, String> connector = Map.ofEntries(
                Map.entry("network", "plant"),
                Map.entry("output", "bare"),
                Map.entry("mqtt.url", broker),
                Map.entry("client.id", CLIENT),
                Map.entry("receive.maximum", Integer.toString(RECEIVE_MAXIMUM)),
                Map.entry("reconnect.backoff.ms", "100"),
                Map.entry("reconnect.backoff.max.ms", "500"),
                Map.entry("topic.pattern", "plants/{plant}/{device}"),
                Map.entry("payload.format", "senml+json"),
                Map.entry("subject", "{device}"),
                Map.entry("device", "{device}"),
                Map.entry("gateway.key.store", enrolGateway().toString()));
        return new HostSettings(connector, Map.of("bootstrap.servers", kafka));
    }

    private Path enrolGateway() {
        SecureRandom random = new SecureRandom();
        NetworkDirectory network = NetworkDirectory.init(
                folder.resolve("network"),
                "plant",
                1,
                List.of("acme"),
                LedgerClockKind.WALL,
                random,
                Clock.systemUTC());
        DeviceId id = new DeviceId("acme", "gw-1");
        network.enrolGateway(id, SignatureAlgorithm.ED25519, Instant.now(), Duration.ofDays(1), random)
                .close();
        return network.deviceFile(id);
    }

    private static void makeTopic(String kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(EVENTS, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** All that is committed. */
    private static List<SignedEnvelope> read(String kafka) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        List<SignedEnvelope> envelopes = new ArrayList<>();
        TopicPartition partition = new TopicPartition(EVENTS, 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    envelopes.add(SignedEnvelope.decode(record.value()));
                }
            }
        }
        return envelopes;
    }
}
