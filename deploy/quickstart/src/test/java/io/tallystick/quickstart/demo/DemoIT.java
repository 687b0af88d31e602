package io.tallystick.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
        int code = run(new DemoOptions(Duration.ofSeconds(8), 3, 4, 200, 2, true, kept, 0, 0, 0, null));
        assertThat(code).as(said()).isZero();
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
        assertThat(numbers.get("late")).isZero();
        assertThat(numbers.get("revocations")).isEqualTo(2 * 16);
        assertThat(numbers.get("entries"))
                .isEqualTo(2
                        + numbers.get("accepted")
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
