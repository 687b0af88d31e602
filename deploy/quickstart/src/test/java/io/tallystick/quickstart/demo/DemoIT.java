package io.tallystick.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.tallystick.embedded.MosquittoProcess;
import io.tallystick.quickstart.business.Director;
import io.tallystick.quickstart.fleet.Field;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demonstration, small: real broker, real registry, real application. */
class DemoIT {
    /** From the start of the services to the fleet's last send, on a slow machine. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(50);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(DemoOptions options) {
        return Demo.run(
                options,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void run_smallFleet_verdictHoldsAndTheSummaryAddsUp() throws Exception {
        awaitAnHourThatStays();
        Path kept = directory.resolve("kept");
        CompletableFuture<Void> visitor = visit();
        int code = run(new DemoOptions(Duration.ofSeconds(8), 3, 4, 200, 2, true, kept, 0, 0, 0, null));
        assertThat(code).as(said()).isZero();
        visitor.get(1, TimeUnit.SECONDS);
        assertThat(said()).contains("people/probe-1 of my-freezer said {\"temperature\": 4.2}");
        String json = out.toString(StandardCharsets.UTF_8);
        assertThat(json.lines()).hasSize(1);
        Map<String, Long> numbers = numbers(json);
        long refused = numbers.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("rejected."))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(numbers.get("sent")).isGreaterThan(500);
        assertThat(numbers.get("accepted") + numbers.get("duplicates") + refused)
                .isEqualTo(numbers.get("sent"));
        assertThat(numbers.get("visitors.accepted")).isEqualTo(1);
        assertThat(numbers.get("visitors.refused")).isEqualTo(1);
        assertThat(numbers.get("late")).isZero();
        assertThat(numbers.get("revocations")).isEqualTo(2 * 16);
        assertThat(numbers.get("entries"))
                .isEqualTo(2
                        + numbers.get("accepted")
                        + numbers.get("visitors.accepted")
                        + numbers.get("introductions")
                        + numbers.get("revocations")
                        + numbers.get("gaps")
                        + numbers.get("activations")
                        + numbers.get("outcomes")
                        + numbers.get("messages")
                        + numbers.get("blocks"));
        for (Field field : Field.values()) {
            String name = "business." + field.name().toLowerCase(Locale.ROOT);
            assertThat(numbers.get(name + ".alerts")).as(name).isPositive();
            assertThat(numbers.get(name + ".payments")).as(name).isPositive();
            assertThat(numbers.get(name + ".contracts")).as(name).isPositive();
        }
        assertThat(json).contains("\"verdict\":\"holds\"");
        assertThat(said()).contains("tallystick verify " + kept.resolve("export"));
        assertThat(kept.resolve("network.yaml")).exists();
        assertThat(kept.resolve("export").resolve("ledger-1").resolve("checkpoint"))
                .exists();
    }

    /** Somebody who reads the invitation and takes part, at the port that it names; and who publishes what is no JSON. */
    private CompletableFuture<Void> visit() {
        return CompletableFuture.runAsync(() -> {
            await().atMost(Duration.ofMinutes(2)).until(() -> said().contains("take part: "));
            Matcher port = Pattern.compile("mosquitto_pub -p (\\d+)").matcher(said());
            Mqtt5BlockingClient client = MqttClient.builder()
                    .useMqttVersion5()
                    .serverHost("127.0.0.1")
                    .serverPort(port.find() ? Integer.parseInt(port.group(1)) : DemoOptions.MQTT_PORT)
                    .buildBlocking();
            client.connect();
            for (String said : List.of("{\"temperature\": 4.2}", "warm")) {
                client.publishWith()
                        .topic("tallystick/readings/my-freezer/probe-1")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(said.getBytes(StandardCharsets.UTF_8))
                        .send();
            }
            client.disconnect();
        });
    }

    /** With Mosquitto's own limits: it keeps 1,000 messages for a client and drops what comes after them. */
    @Test
    void run_throughMosquitto_losesNothing() {
        assumeTrue(MosquittoProcess.isPresent(), "SKIPPED: Mosquitto is not installed");
        try (MosquittoProcess broker = MosquittoProcess.builder().start()) {
            int code = run(new DemoOptions(Duration.ofSeconds(3), 3, 4, 1_000, 1, true, null, 0, 0, 0, broker.url()));
            // So short that not every field has its business.
            assertThat(said()).as("exit " + code).contains("take part: mosquitto_pub -p " + broker.port());
            assertThat(said().lines().filter(line -> line.contains("accepted, in the ledgers")))
                    .singleElement()
                    .asString()
                    .endsWith("ok");
        }
    }

    @Test
    void run_noMqttBrokerThere_saysSoAndEnds() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        int code = run(
                new DemoOptions(Duration.ofSeconds(1), 3, 1, 10, 1, true, null, 0, 0, 0, "tcp://127.0.0.1:" + free));
        assertThat(code).isEqualTo(Demo.CANNOT_START);
        assertThat(said()).contains("no MQTT broker at 127.0.0.1:" + free);
    }

    /** Near a full hour some fields have no scene that may begin, and a demo this short ends before the hour has passed. */
    private static void awaitAnHourThatStays() {
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            Instant now = Instant.now();
            return !Director.isNearTheHour(now) && !Director.isNearTheHour(now.plus(LONGEST_RUN));
        });
    }

    @Test
    void run_portTaken_saysSoAndReturnsThree() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int code = run(
                    new DemoOptions(Duration.ofSeconds(1), 3, 1, 10, 1, true, null, taken.getLocalPort(), 0, 0, null));
            assertThat(code).isEqualTo(Demo.CANNOT_START);
            assertThat(said()).contains("port " + taken.getLocalPort()).contains("taken by another program");
            assertThat(out.size()).isZero();
        }
    }

    @Test
    void run_registrysPortTaken_saysSoOnceAndReturnsThree() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int code = run(
                    new DemoOptions(Duration.ofSeconds(1), 3, 1, 10, 1, true, null, 0, taken.getLocalPort(), 0, null));
            assertThat(code).isEqualTo(Demo.CANNOT_START);
            assertThat(said().lines().filter(line -> line.startsWith("tallystick demo: ")))
                    .singleElement()
                    .asString()
                    .contains("schema registry", "port " + taken.getLocalPort(), "taken by another program");
            assertThat(out.size()).isZero();
        }
    }

    @Test
    void run_keepDirectoryHasANetwork_saysSoAndReturnsThree() throws Exception {
        Files.writeString(directory.resolve("network.yaml"), "mine");
        int code = run(new DemoOptions(Duration.ofSeconds(1), 3, 1, 10, 1, false, directory, 0, 0, 0, null));
        assertThat(code).isEqualTo(Demo.CANNOT_START);
        assertThat(said()).contains("network.yaml");
        assertThat(directory.resolve("network.yaml")).hasContent("mine");
    }

    /** All whole numbers, by path. */
    private static Map<String, Long> numbers(String json) throws Exception {
        Map<String, Long> numbers = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    String path = parser.getParsingContext().pathAsPointer().toString();
                    numbers.put(path.substring(1).replace('/', '.'), parser.getLongValue());
                }
            }
        }
        return numbers;
    }
}
