package io.tallystick.cli.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.cli.devices.Tool;
import io.tallystick.quickstart.business.Director;
import io.tallystick.quickstart.demo.Demo;
import io.tallystick.quickstart.demo.DemoOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kafkajs, with the registry client that is made for it, reads of a running demonstration is what its report counts. */
class DemoDecodedIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    /** From the start of the services to the fleet's last send, on a slow machine. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(50);

    private static final Pattern RECORDS = Pattern.compile("records of alerts and of money\\s+([0-9,]+)");
    private static final Pattern RAISED = Pattern.compile("\"alerts\":(\\d+)");

    @TempDir
    Path folder;

    @Test
    void kafkajs_besideTheDemo_decodesAllAlertsAndSettlements() throws Exception {
        Path script = ConsumerExample.nodeFolder().resolve("decode.mjs");
        awaitAnHourThatStays();
        int kafka = PayingNetwork.freePort();
        int registry = PayingNetwork.freePort();
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        DemoOptions options =
                new DemoOptions(Duration.ofSeconds(5), 3, 4, 200, 2, true, null, kafka, registry, 0, null);
        CompletableFuture<Integer> demo = CompletableFuture.supplyAsync(() -> Demo.run(
                options,
                new PrintStream(summary, true, StandardCharsets.UTF_8),
                new PrintStream(report, true, StandardCharsets.UTF_8)));
        awaitTopics(kafka);
        Path output = folder.resolve("decoded.txt");
        Process node = Tool.start(
                folder,
                Map.of(),
                List.of(
                        "node",
                        script.toString(),
                        "127.0.0.1:" + kafka,
                        "http://127.0.0.1:" + registry + "/apis/ccompat/v7",
                        "demo"),
                output);
        try {
            assertThat(demo.join()).as(report.toString(StandardCharsets.UTF_8)).isZero();
        } finally {
            Tool.kill(node);
        }
        List<String> decoded = Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("{\"topic\":"))
                .toList();
        String said = report.toString(StandardCharsets.UTF_8);
        Matcher records = RECORDS.matcher(said);
        assertThat(records.find()).as(said).isTrue();
        assertThat(decoded)
                .as(Files.readString(output))
                .doesNotHaveDuplicates()
                .hasSize(Integer.parseInt(records.group(1).replace(",", "")));
        long raised = RAISED.matcher(summary.toString(StandardCharsets.UTF_8))
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
        assertThat(raised).isPositive();
        assertThat(decoded)
                .filteredOn(line -> line.contains("\"state\":\"RAISED\""))
                .hasSize((int) raised);
        assertThat(decoded)
                .anyMatch(line ->
                        line.startsWith("{\"topic\":\"demo.settlements\"") && line.contains("\"currency\":\"EUR\""));
    }

    /** Near a full hour the demo's fields are silent for a while. */
    private static void awaitAnHourThatStays() {
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            Instant now = Instant.now();
            return !Director.isNearTheHour(now) && !Director.isNearTheHour(now.plus(LONGEST_RUN));
        });
    }

    private static void awaitTopics(int kafka) {
        Set<String> wanted = Set.of("demo.alerts", "demo.settlements");
        await().atMost(LONG).ignoreExceptions().until(() -> {
            try (Admin admin = Admin.create(Map.of(
                    "bootstrap.servers",
                    "127.0.0.1:" + kafka,
                    "default.api.timeout.ms",
                    2000,
                    "request.timeout.ms",
                    1000))) {
                return admin.listTopics().names().get().containsAll(wanted);
            }
        });
    }
}
