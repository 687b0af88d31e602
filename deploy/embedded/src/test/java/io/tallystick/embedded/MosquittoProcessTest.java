package io.tallystick.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MosquittoProcessTest {
    @BeforeAll
    static void installed() {
        assumeTrue(
                MosquittoProcess.isPresent(),
                "skipped: Mosquitto is not installed (Debian: apt-get install mosquitto)");
    }

    @Test
    void restart_goodOrder_keepsPortSessionsAndMessages() throws Exception {
        Path directory;
        try (MosquittoProcess mosquitto = MosquittoProcess.builder().start()) {
            directory = mosquitto.directory();
            MqttProbe subscriber = new MqttProbe(mosquitto.port(), "subscriber");
            // Mosquitto 2.0.11 stores no session that began with a clean start, whatever its expiry.
            assertThat(subscriber.connect(false, 5)).isFalse();
            subscriber.subscribe("t");
            subscriber.disconnect();
            MqttProbe publisher = new MqttProbe(mosquitto.port(), "publisher");
            publisher.connect(true, 5);
            publisher.publish("t", "kept");
            publisher.disconnect();
            long first = mosquitto.pid();

            mosquitto.restart();

            assertThat(mosquitto.pid()).isNotEqualTo(first);
            assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(subscriber.resumeAndTake(1)).isEqualTo(List.of("kept"));
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void kill_thenStart_answersOnTheSamePort() {
        try (MosquittoProcess mosquitto = MosquittoProcess.builder().start()) {
            long first = mosquitto.pid();
            mosquitto.kill();
            assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(mosquitto.isRunning()).isFalse();
            mosquitto.start();
            MqttProbe probe = new MqttProbe(mosquitto.port(), "probe");
            probe.connect(true, 5);
            probe.disconnect();
        }
    }

    @Test
    void passwords_rightAndWrong_areToldApart() {
        try (MosquittoProcess mosquitto = MosquittoProcess.builder()
                .allowAnonymous(false)
                .user("meter", "geheim ü:1")
                .start()) {
            client(mosquitto)
                    .connectWith()
                    .simpleAuth()
                    .username("meter")
                    .password("geheim ü:1".getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth()
                    .send();
            assertThatThrownBy(() -> client(mosquitto).connect()).isInstanceOf(Mqtt3ConnAckException.class);
            assertThatThrownBy(() -> client(mosquitto)
                            .connectWith()
                            .simpleAuth()
                            .username("meter")
                            .password("falsch".getBytes(StandardCharsets.UTF_8))
                            .applySimpleAuth()
                            .send())
                    .isInstanceOf(Mqtt3ConnAckException.class);
        }
    }

    @Test
    void setting_unknown_showsTheEndOfTheLog() {
        assertThatThrownBy(() ->
                        MosquittoProcess.builder().setting("colour", "red").start())
                .isInstanceOf(EmbeddedServiceException.class)
                .hasMessageContaining("Unknown configuration variable");
        assertThatThrownBy(() -> MosquittoProcess.builder()
                        .setting("colour", "red\nuser root")
                        .build())
                .hasMessageContaining("'colour red?user root' has control characters");
    }

    private static Mqtt3BlockingClient client(MosquittoProcess mosquitto) {
        return MqttClient.builder()
                .useMqttVersion3()
                .serverHost("127.0.0.1")
                .serverPort(mosquitto.port())
                .buildBlocking();
    }
}
