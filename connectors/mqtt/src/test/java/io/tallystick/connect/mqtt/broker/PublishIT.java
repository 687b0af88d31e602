package io.tallystick.connect.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.embedded.MosquittoProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real Mosquitto says to messages that are published with their acknowledgement told. */
class PublishIT {
    private static final int LARGEST = 4_000;

    @TempDir
    static Path folder;

    private static MosquittoProcess broker;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(MosquittoProcess.isPresent(), "skipped: Mosquitto is not installed (apt-get install mosquitto)");
        Path rules = Files.writeString(folder.resolve("acl"), "topic readwrite echo/#\ntopic readwrite quiet/#\n");
        broker = MosquittoProcess.builder()
                .directory(folder.resolve("mosquitto"))
                .setting("max_packet_size", Integer.toString(LARGEST))
                .setting("acl_file", rules.toString())
                .start();
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    /** A link that hears what is published to echo/#. */
    private static final class Echo implements BrokerListener, AutoCloseable {
        private final BlockingQueue<Delivery> delivered = new LinkedBlockingQueue<>();
        private final CountDownLatch connected = new CountDownLatch(1);
        private final BrokerLink link;

        Echo(String version, int qos) throws InterruptedException {
            LinkSettings settings = new LinkSettings(
                    BrokerAddress.parse(broker.url()),
                    "echo-" + version + "-" + qos,
                    null,
                    null,
                    "echo/#",
                    qos,
                    10,
                    1_048_576,
                    LinkSettings.Retained.DO_NOT_SEND,
                    Duration.ZERO,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    new Backoff(50, 100),
                    "");
            link = version.equals("5")
                    ? new Mqtt5Link(settings, this, Clock.systemUTC())
                    : new Mqtt3Link(settings, this, Clock.systemUTC());
            link.open();
            assertThat(connected.await(30, TimeUnit.SECONDS)).as("connected").isTrue();
        }

        Receipt publish(String topic, int bytes, int qos) throws Exception {
            return link.publish(new Outgoing(
                            topic,
                            "x".repeat(bytes).getBytes(StandardCharsets.UTF_8),
                            qos,
                            60,
                            "answers/x",
                            "plant/1/2/3".getBytes(StandardCharsets.UTF_8),
                            "text/plain",
                            Map.of("effectId", "plant/1/2/3")))
                    .get(30, TimeUnit.SECONDS);
        }

        @Override
        public void delivered(Delivery delivery) {
            delivered.add(delivery);
            delivery.acknowledgement().run();
        }

        @Override
        public void connected() {
            connected.countDown();
        }

        @Override
        public void disconnected(String why) {
            // Tried again.
        }

        @Override
        public void failed(BrokerRefusalException refusal) {
            throw refusal;
        }

        @Override
        public void close() {
            link.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "5, 1", "5, 2", "3.1.1, 0", "3.1.1, 1", "3.1.1, 2"})
    void publish_toASubscriber_isTakenAndArrives(String version, int qos) throws Exception {
        try (Echo echo = new Echo(version, qos)) {
            assertThat(echo.publish("echo/a", 3, qos)).isEqualTo(Receipt.TAKEN);
            Delivery delivery = echo.delivered.poll(30, TimeUnit.SECONDS);
            assertThat(delivery.topic()).isEqualTo("echo/a");
            assertThat(delivery.payload()).asString().isEqualTo("xxx");
            assertThat(delivery.correlation()).asString().isEqualTo(version.equals("5") ? "plant/1/2/3" : "");
        }
    }

    /** At quality of service 2 Mosquitto 2.0 does not tell. */
    @Test
    void publish_toNobody_isToldByMqtt5() throws Exception {
        try (Echo echo = new Echo("5", 1)) {
            assertThat(echo.publish("quiet/a", 3, 1)).isEqualTo(Receipt.UNHEARD);
        }
    }

    @ParameterizedTest
    @CsvSource({"forbidden/a, 3, not authorized", "echo/a, 5000, ''", "echo/#, 3, ''"})
    void publish_whatTheBrokerWillNeverTake_isRefusedForGood(String topic, int bytes, String words) throws Exception {
        try (Echo echo = new Echo("5", 1)) {
            assertThatThrownBy(() -> echo.publish(topic, bytes, 1))
                    .hasCauseInstanceOf(PublishRefusedException.class)
                    .hasMessageContaining("refused a message to " + topic)
                    .hasMessageContaining(words);
            assertThat(echo.publish("echo/b", 3, 1)).as("the link goes on").isEqualTo(Receipt.TAKEN);
        }
    }
}
