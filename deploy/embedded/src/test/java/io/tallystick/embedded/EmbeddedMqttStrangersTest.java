package io.tallystick.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that are not ours: those of Mosquitto, and those that mean harm. */
class EmbeddedMqttStrangersTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final byte[] CONNECT = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 1, 'x'};

    private static EmbeddedMqttBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedMqttBroker.builder().start();
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    @Test
    void mosquittoPub_bothVersions_isHeard() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mosquitto_pub"))),
                "skipped: mosquitto_pub is not installed (Debian: apt-get install mosquitto-clients)");
        Mqtt5BlockingClient reader = MqttClients.version5(broker.port(), "reader");
        reader.connect();
        try (var messages = reader.publishes(MqttGlobalPublishFilter.ALL)) {
            reader.subscribeWith()
                    .topicFilter("pub/+")
                    .qos(MqttQos.EXACTLY_ONCE)
                    .send();
            for (String version : new String[] {"mqttv311", "mqttv5"}) {
                Process pub = new ProcessBuilder(
                                "mosquitto_pub",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(broker.port()),
                                "-V",
                                version,
                                "-q",
                                "2",
                                "-t",
                                "pub/" + version,
                                "-m",
                                "21.5")
                        .inheritIO()
                        .start();
                assertThat(pub.waitFor()).isZero();
                var message =
                        messages.receive(PATIENCE_SECONDS, TimeUnit.SECONDS).orElseThrow();
                assertThat(message.getTopic()).hasToString("pub/" + version);
                assertThat(new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("21.5");
            }
        }
        reader.disconnect();
    }

    @Test
    void publish_largerThanTheLimit_endsItsConnectionOnly() throws Exception {
        try (Socket client = new Socket()) {
            client.connect(new InetSocketAddress("127.0.0.1", broker.port()));
            client.getOutputStream().write(CONNECT);
            assertThat(client.getInputStream().readNBytes(4)).containsExactly(0x20, 2, 0, 0);
            // A PUBLISH that says that 2 MiB follow: 0x80 0x80 0x80 0x01, seven bits a byte, lowest first.
            client.getOutputStream().write(new byte[] {0x30, (byte) 0x80, (byte) 0x80, (byte) 0x80, 1, 0, 1, 'a'});
            assertThat(ended(client)).isTrue();
        }
        assertThat(answers()).isTrue();
    }

    @Test
    void connect_thatIsNoMqtt_endsItsConnectionOnly() throws Exception {
        try (Socket client = new Socket()) {
            client.connect(new InetSocketAddress("127.0.0.1", broker.port()));
            client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(ended(client)).isTrue();
        }
        assertThat(answers()).isTrue();
    }

    private static boolean ended(Socket client) throws IOException {
        client.setSoTimeout(PATIENCE_SECONDS * 1_000);
        try {
            return client.getInputStream().readAllBytes().length == 0;
        } catch (SocketException e) {
            // Reset instead of closed in good order: what it had sent was not read to the end.
            return true;
        }
    }

    private static boolean answers() {
        Mqtt5BlockingClient client = MqttClients.version5(broker.port(), "well-behaved");
        client.connect();
        client.disconnect();
        return true;
    }
}
