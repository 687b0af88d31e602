package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.tallystick.embedded.MosquittoProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong between a real Mosquitto and a task: told, waited for, or refused with its bytes. */
class BadInputIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static MosquittoProcess broker;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(MosquittoProcess.isPresent(), "skipped: Mosquitto is not installed (apt-get install mosquitto)");
        assumeTrue(Certificates.canBeMade(), "skipped: openssl is not installed");
        certificates = new Certificates(folder);
        certificates.authority("ca");
        certificates.authority("other-ca");
        certificates.issue("broker", "ca");
        broker = MosquittoProcess.builder()
                .directory(folder.resolve("mosquitto"))
                .user("meter", "right")
                .secondPortWithTls(certificates.certificate("broker"), certificates.key("broker"))
                .start();
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void password_wrong_failsTheTaskWithTheReason() {
        refused(
                Map.of("mqtt.url", broker.url(), "client.id", "wrong", "username", "meter", "password", "wrong"),
                "refused client wrong-0: not authorized");
    }

    @Test
    void brokerCertificate_ofAnotherCa_failsTheTaskWithTheReason() {
        refused(tls("other-ca", broker.tlsPort()), "its certificate is not trusted", "set ssl.truststore.location");
    }

    @Test
    void clientCertificate_missingOrOfAnotherCa_failsTheTaskWithTheReason() throws Exception {
        certificates.issue("known", "ca");
        certificates.issue("stranger", "other-ca");
        try (MosquittoProcess strict = MosquittoProcess.builder()
                .directory(folder.resolve("strict"))
                .tls(certificates.certificate("broker"), certificates.key("broker"))
                .requireCertificateOf(certificates.certificate("ca"))
                .start()) {
            Map<String, String> bare = tls("ca", strict.port());
            refused(bare, "refused our certificate", "set ssl.keystore.location");
            refused(with(bare, keys("stranger")), "refused our certificate");
            try (TaskUnderTest task = new TaskUnderTest(with(bare, keys("known")))) {
                Awaitility.await("connected").atMost(SOON).until(() -> {
                    task.poll();
                    return task.connected();
                });
            }
        }
    }

    @Test
    void broker_awayAtTheStart_isWaitedFor() throws Exception {
        try (MosquittoProcess late = MosquittoProcess.builder()
                        .directory(folder.resolve("late"))
                        .build();
                TaskUnderTest task = new TaskUnderTest(
                        Map.of("mqtt.url", late.url(), "client.id", "early", "payload.format", "envelope"))) {
            Awaitility.await("tries that failed").atMost(SOON).until(() -> {
                assertThat(task.poll()).isEmpty();
                return task.disconnects() >= 2;
            });
            late.start();
            Awaitility.await("connected").atMost(SOON).until(task::connected);
        }
    }

    @ParameterizedTest
    @CsvSource({"5,0", "5,1", "5,2", "3.1.1,0", "3.1.1,1", "3.1.1,2"})
    void payload_notAnEnvelope_isRefusedWithTopicAndBytesOnce(String version, String qos) throws Exception {
        String topic = "plants/" + version + "-" + qos + "/pump-1";
        try (TaskUnderTest task = new TaskUnderTest(Map.of(
                "mqtt.url",
                broker.url(),
                "mqtt.version",
                version,
                "qos",
                qos,
                "client.id",
                "bad-" + version + "-" + qos,
                "topic.pattern",
                "plants/" + version + "-" + qos + "/{device}"))) {
            Awaitility.await("connected").atMost(SOON).until(task::connected);
            publish(topic, "no envelope", false);
            publish(topic, "", false);

            List<SourceRecord> records = task.await(2, SOON);

            assertThat(records).extracting(SourceRecord::topic).containsOnly("plant.mqtt-rejected");
            assertThat((byte[]) records.get(0).key()).asString().isEqualTo(topic);
            assertThat((byte[]) records.get(0).value()).asString().isEqualTo("no envelope");
            assertThat(records.get(0).headers().lastWithName("reason").value()).isEqualTo("malformed");
            assertThat(records.get(1).headers().lastWithName("reason").value()).isEqualTo("empty");
            assertThat(records.get(0).headers().lastWithName("source.topic").value())
                    .isEqualTo(topic);
        }
    }

    @Test
    void message_retained_isDeliveredToANewSubscription() throws Exception {
        publish("kept/a/pump-1", "no envelope", true);
        try (TaskUnderTest task = new TaskUnderTest(
                Map.of("mqtt.url", broker.url(), "client.id", "kept", "topic.pattern", "kept/{plant}/{device}"))) {
            assertThat((byte[]) task.await(1, SOON).get(0).value()).asString().isEqualTo("no envelope");
        }
    }

    @Test
    void message_largerThanAllowed_isDroppedByTheBrokerAndTheNextIsTaken() throws Exception {
        try (TaskUnderTest task = new TaskUnderTest(Map.of(
                "mqtt.url", broker.url(),
                "client.id", "small",
                "max.packet.bytes", "1024",
                "topic.pattern", "small/{plant}/{device}"))) {
            Awaitility.await("connected").atMost(SOON).until(task::connected);
            publish("small/a/pump-1", "x".repeat(2_000), false);
            publish("small/a/pump-1", "next", false);
            assertThat((byte[]) task.await(1, SOON).get(0).value()).asString().isEqualTo("next");
        }
    }

    private static void refused(Map<String, String> settings, String... words) {
        try (TaskUnderTest task = new TaskUnderTest(settings)) {
            assertThatThrownBy(() -> task.await(1, SOON))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll(words);
        }
    }

    private static Map<String, String> tls(String authority, int port) {
        return Map.of(
                "mqtt.url", "ssl://127.0.0.1:" + port,
                "client.id", "tls",
                "username", "meter",
                "password", "right",
                "ssl.truststore.location", certificates.certificate(authority).toString());
    }

    private static Map<String, String> keys(String name) throws Exception {
        return Map.of(
                "ssl.keystore.location", certificates.keyStore(name).toString(), "ssl.keystore.password", "secret");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static void publish(String topic, String payload, boolean retain) {
        Mqtt5BlockingClient client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost(broker.host())
                .serverPort(broker.port())
                .buildBlocking();
        client.connect();
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.EXACTLY_ONCE)
                .retain(retain)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }
}
