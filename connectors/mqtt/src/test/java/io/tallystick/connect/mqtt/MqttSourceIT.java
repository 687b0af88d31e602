package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.connect.plugin.PackagedComponent;
import io.tallystick.embedded.EmbeddedKafka;
import io.tallystick.embedded.MosquittoProcess;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.keys.NetworkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged connector in a real worker that is killed, with a real Mosquitto that is restarted. In large:
 * {@code -Dmqtt.devices=200 -Dmqtt.kills=10 -Dmqtt.restarts=3}.
 */
class MqttSourceIT {
    private static final String EVENTS = "plant.events";
    private static final String REJECTED = "plant.mqtt-rejected";
    private static final int DEVICES = Integer.getInteger("mqtt.devices", 20);
    private static final int KILLS = Integer.getInteger("mqtt.kills", 2);
    private static final int RESTARTS = Integer.getInteger("mqtt.restarts", 1);
    private static final int ROUNDS = 10;

    @TempDir
    Path folder;

    private int rounds;
    private Path gateway;

    @Test
    void messages_whileWorkerIsKilledAndBrokerRestarted_areSignedExactlyOnce() throws Exception {
        assumeTrue(MosquittoProcess.isPresent(), "skipped: Mosquitto is not installed (apt-get install mosquitto)");
        Path plugins = PackagedComponent.unzipInto(ComponentIT.COMPONENT, folder.resolve("plugins"));
        try (EmbeddedKafka kafka = EmbeddedKafka.builder()
                        .directory(folder.resolve("kafka"))
                        .build();
                MosquittoProcess broker = MosquittoProcess.builder()
                        .directory(folder.resolve("mosquitto"))
                        .maxInflightMessages(200)
                        .maxQueuedMessages(0)
                        .start()) {
            kafka.start();
            topics(kafka);
            try (WorkerProcess worker = new WorkerProcess(kafka.bootstrapServers(), plugins, folder)) {
                worker.start();
                wrongSettingsAreTold(worker, broker);
                worker.put("/connectors/plants/config", config(broker.url()));
                disturb(kafka, broker, worker);
            }
            List<SignedEnvelope> taken = read(kafka, EVENTS, DEVICES * rounds).stream()
                    .map(MqttSourceIT::envelope)
                    .toList();
            exactlyOnce(taken);
            List<ConsumerRecord<byte[], byte[]>> refused = read(kafka, REJECTED, 1);
            assertThat(refused).hasSize(1);
            assertThat(refused.get(0).value()).asString().isEqualTo("not SenML");
            assertThat(refused.get(0).headers().lastHeader("reason").value())
                    .asString()
                    .isEqualTo("malformed");
        }
    }

    private void disturb(EmbeddedKafka kafka, MosquittoProcess broker, WorkerProcess worker) throws Exception {
        Awaitility.await("a task that runs").atMost(Duration.ofSeconds(60)).until(() -> running(worker));
        try (Publishers devices = new Publishers(broker.host(), broker.port(), DEVICES)) {
            round(devices);
            read(kafka, EVENTS, DEVICES * rounds);
            for (int i = 0; i < Math.max(KILLS, RESTARTS); i++) {
                round(devices);
                if (i < KILLS) {
                    worker.kill();
                    round(devices);
                    worker.start();
                }
                if (i < RESTARTS) {
                    round(devices);
                    broker.restart();
                }
            }
            round(devices);
            devices.await();
            devices.publish("plants/north/pump-0", "not SenML");
            Awaitility.await("all in Kafka")
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> count(kafka, EVENTS) >= DEVICES * rounds && count(kafka, REJECTED) >= 1);
        } catch (RuntimeException | Error e) {
            System.out.println(worker.log());
            throw e;
        }
    }

    private void round(Publishers devices) {
        for (int i = 0; i < ROUNDS; i++) {
            devices.publish(rounds++);
        }
    }

    private static boolean running(WorkerProcess worker) {
        try {
            return worker.get("/connectors/plants/status")
                    .at("/tasks/0/state")
                    .asText()
                    .equals("RUNNING");
        } catch (IOException e) {
            return false;
        }
    }

    /** Numbers without gap or reuse, and each reading once, in the order in which its device sent them. */
    private void exactlyOnce(List<SignedEnvelope> taken) {
        Map<String, List<SignedEnvelope>> byDevice = new TreeMap<>();
        taken.forEach(envelope -> byDevice.computeIfAbsent(envelope.device(), device -> new ArrayList<>())
                .add(envelope));
        assertThat(byDevice).hasSize(DEVICES);
        byDevice.forEach((device, envelopes) -> {
            assertThat(envelopes.stream().map(SignedEnvelope::sequence).toList())
                    .as("numbers of " + device)
                    .isEqualTo(LongStream.rangeClosed(1, rounds).boxed().toList());
            assertThat(envelopes.stream().map(MqttSourceIT::reading).sorted().toList())
                    .as("readings of " + device)
                    .isEqualTo(IntStream.range(0, rounds).boxed().toList());
        });
    }

    private static int reading(SignedEnvelope envelope) {
        try {
            return new ObjectMapper().readTree(envelope.payload()).at("/0/v").asInt();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SignedEnvelope envelope(ConsumerRecord<byte[], byte[]> record) {
        try {
            SignedEnvelope envelope = SignedEnvelope.decode(record.value());
            assertThat(record.key()).asString().isEqualTo(envelope.subject());
            return envelope;
        } catch (MalformedEnvelopeException e) {
            throw new AssertionError(e);
        }
    }

    private void wrongSettingsAreTold(WorkerProcess worker, MosquittoProcess broker) throws IOException {
        Map<String, String> careless = config(broker.url());
        careless.remove("exactly.once.support");
        assertThat(worker.put("/connector-plugins/MqttSourceConnector/config/validate", careless)
                        .toString())
                .contains("gateway.key.store: want exactly.once.support=required beside it");
        Map<String, String> broken = config("http://localhost");
        assertThatThrownBy(() -> worker.put("/connectors/broken/config", broken))
                .hasMessageContaining("mqtt.url");
    }

    private Map<String, String> config(String url) {
        if (gateway == null) {
            gateway = enrolGateway();
        }
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", MqttSourceConnector.class.getName());
        config.put("tasks.max", "1");
        config.put("exactly.once.support", "required");
        config.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("network", "plant");
        config.put("output", "bare");
        config.put("mqtt.url", url);
        config.put("client.id", "plants");
        config.put("reconnect.backoff.ms", "100");
        config.put("reconnect.backoff.max.ms", "500");
        config.put("topic.pattern", "plants/{plant}/{device}");
        config.put("payload.format", "senml+json");
        config.put("subject", "{plant}");
        config.put("device", "{device}");
        config.put("gateway.key.store", gateway.toString());
        return config;
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

    private static void topics(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(EVENTS, 1, (short) 1), new NewTopic(REJECTED, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static int count(EmbeddedKafka kafka, String topic) {
        return read(kafka, topic, 0).size();
    }

    /** All that is committed, at least {@code count} records. */
    private static List<ConsumerRecord<byte[], byte[]>> read(EmbeddedKafka kafka, String topic, int count) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        Instant until = Instant.now().plusSeconds(60);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end || records.size() < count) {
                assertThat(Instant.now())
                        .as(topic + ": " + records.size() + " of " + count)
                        .isBefore(until);
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
