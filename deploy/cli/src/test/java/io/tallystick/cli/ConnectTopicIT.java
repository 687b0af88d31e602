package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.embedded.SchemaRegistryProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another bridge wrote to a topic is in the ledger, with a real broker and a real registry. */
class ConnectTopicIT {
    private static final int MESSAGES = 40;

    @TempDir
    Path folder;

    @Test
    void topic_bridged_isInTheLedgerOnceThroughARestart() throws Exception {
        Path network = folder.resolve("plant");
        Cli.ok("network", "init", network, "--name", "plant", "--partitions", 2, "--org", "acme");
        Cli.ok("device", "enrol", "acme", "gw-1", "--gateway", "--network", network);
        DocPage.read("docs/how-to/bridge-a-topic.md").writeFiles(folder);
        Path mapping = folder.resolve("mapping.yaml");
        try (KafkaUnderTest kafka = KafkaUnderTest.start();
                SchemaRegistryProcess registry = SchemaRegistryProcess.builder().start()) {
            Path config = Files.writeString(
                    folder.resolve("client.properties"),
                    "bootstrap.servers=" + kafka.bootstrapServers() + "\nschema.registry.url=" + registry.url() + "\n");
            Object[] bridge = {
                "connect",
                "topic",
                "--from",
                "mqtt",
                "--format",
                "json",
                "--mapping",
                mapping,
                "--topic-from",
                "key",
                "--pattern",
                "plants/{plant}/{device}",
                "--gateway",
                network.resolve("devices/acme/gw-1.p12"),
                "--network",
                network,
                "--config",
                config
            };
            Cli.run(bridge).requireFailure(Exit.UNREACHABLE, "missing topics: plant.events");
            Cli.ok("topics", "create", "--network", network, "--config", config);
            Cli.run(bridge).requireFailure(Exit.UNREACHABLE, "missing topics: mqtt");
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("mqtt", 3, (short) 1)))
                        .all()
                        .get();
            }
            List<Thread> running = new ArrayList<>();
            try {
                running.add(start("run", "--network", network, "--config", config, "--http", "off"));
                Thread first = start(bridge);
                running.add(first);
                send(kafka.bootstrapServers(), 0);
                awaitEvents(network, config, MESSAGES);
                first.interrupt();
                first.join(Duration.ofSeconds(60).toMillis());
                send(kafka.bootstrapServers(), MESSAGES);
                running.add(start(bridge));
                awaitEvents(network, config, 2 * MESSAGES);
            } finally {
                for (Thread thread : running) {
                    thread.interrupt();
                    thread.join(Duration.ofSeconds(60).toMillis());
                }
            }
        }
    }

    private static Thread start(Object... arguments) {
        Thread thread = new Thread(() -> Cli.run(arguments), arguments[0].toString());
        thread.start();
        return thread;
    }

    private static void send(String bootstrap, int from) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            for (int i = from; i < from + MESSAGES; i++) {
                String value = "{\"ts\":" + (1_700_000_000_000L + i) + ",\"motor\":{\"rpm\":" + (900 + i) + "}}";
                producer.send(new ProducerRecord<>("mqtt", "plants/north/pump-" + i % 3, value));
            }
        }
    }

    /** Verified: every signature and number, and no gap. */
    private static void awaitEvents(Path network, Path config, int count) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(Cli.ok("verify", "--network", network, "--config", config, "--json")
                                .out())
                        .contains("{\"holds\":true")
                        .contains("\"events\":" + count + ","));
    }
}
