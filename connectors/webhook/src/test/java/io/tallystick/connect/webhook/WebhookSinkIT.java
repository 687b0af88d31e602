package io.tallystick.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tallystick.connect.plugin.PackagedComponent;
import io.tallystick.connect.webhook.convert.Alerts;
import io.tallystick.connect.webhook.event.StrictJson;
import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.embedded.SchemaRegistryProcess;
import io.tallystick.schemas.Alert;
import io.tallystick.schemas.serde.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged component in a real distributed worker, with a real broker, registry and HTTP server that behaves badly. */
class WebhookSinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String NAME = "io.tallystick.connect.webhook.WebhookSinkConnector";
    private static final int KEYS = 8;
    private static final int ALERTS = 160;

    @TempDir
    static Path dir;

    private static KafkaUnderTest kafka;
    private static SchemaRegistryProcess registry;
    private static ConnectWorker worker;

    @BeforeAll
    static void start() throws Exception {
        kafka = KafkaUnderTest.start();
        registry = SchemaRegistryProcess.builder().start();
        worker = new ConnectWorker(kafka.bootstrapServers(), PackagedComponent.unzipInto(ComponentIT.COMPONENT, dir));
    }

    @AfterAll
    static void stop() {
        worker.close();
        registry.close();
        kafka.close();
    }

    @Test
    void target_failsHangsAndRestarts_everyAlertArrivesInOrderWithOneKey() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Set<String> delivered = ConcurrentHashMap.newKeySet();
        List<TestTarget.Request> accepted = new CopyOnWriteArrayList<>();
        try (TestTarget target = new TestTarget((exchange, request, number) -> {
            if (request.body().contains("\"subject\":\"refused-")) {
                TestTarget.status(exchange, 422);
            } else if (number % 40 == 7) {
                TestTarget.hangUntilGivenUp(exchange);
            } else if (number % 40 == 17) {
                // Closes the connection without an answer.
                return;
            } else if (random.nextInt(10) < 3) {
                TestTarget.status(exchange, number % 2 == 0 ? 503 : 500);
            } else {
                accepted.add(request);
                delivered.add(request.id());
                TestTarget.status(exchange, 204);
            }
        })) {
            createTopics("bad.alerts", "bad.dead", "bad.reports");
            worker.put("/connectors/bad/config", settings("bad", target.url()));
            List<Alert> alerts = alerts("press-", ALERTS);
            write("bad.alerts", alerts.subList(0, ALERTS / 2));
            await().atMost(PATIENCE).until(() -> delivered.size() > ALERTS / 8);
            target.stop();
            write("bad.alerts", alerts.subList(ALERTS / 2, ALERTS));
            write("bad.alerts", alerts("refused-", 3));
            target.restart();
            await().atMost(PATIENCE).until(() -> delivered.size() == ALERTS);

            for (TestTarget.Request request : target.requests()) {
                JsonNode event = StrictJson.parse(request.body());
                assertThat(request.idempotencyKey()).isEqualTo(request.id());
                assertThat(event.get("id").textValue()).isEqualTo(request.id());
                assertThat(event.get("data").get("effectId").textValue()).isEqualTo(request.id());
                assertThat(request.signature()).startsWith("v1,");
            }
            requireOrder(target.requests(), "asked, seed " + seed);
            requireOrder(accepted, "taken, seed " + seed);
            assertThat(target.requests()).hasSizeGreaterThan(ALERTS + 3);

            List<ConsumerRecord<byte[], byte[]>> dead = TopicReader.read(kafka.bootstrapServers(), "bad.dead", 3);
            for (ConsumerRecord<byte[], byte[]> letter : dead) {
                assertThat(text(letter.headers().lastHeader("__connect.errors.exception.message")))
                        .contains("http-status: HTTP status 422");
                assertThat(new String(letter.key(), StandardCharsets.UTF_8)).startsWith("refused-");
                assertThat(letter.value()[0]).isZero();
            }
            Map<String, JsonNode> reports = new LinkedHashMap<>();
            for (ConsumerRecord<byte[], byte[]> report :
                    TopicReader.read(kafka.bootstrapServers(), "bad.reports", ALERTS + 3)) {
                JsonNode json = StrictJson.parse(new String(report.value(), StandardCharsets.UTF_8));
                reports.put(json.get("id").textValue(), json);
            }
            assertThat(reports).hasSize(ALERTS + 3);
            delivered.forEach(
                    id -> assertThat(reports.get(id).get("outcome").textValue()).isEqualTo("delivered"));
            await().atMost(PATIENCE).until(() -> committed("connect-bad") == ALERTS + 3);
        }
    }

    @Test
    void validate_wrongSettings_namesEachWithWhatIsWanted() throws Exception {
        ObjectNode wrong = settings("v", "ftp://x/");
        wrong.put("signing.secrets", "whsec_AAAA")
                .put("retry.max.attempts", "0")
                .put("body.template", "{\"a\":{{x}}}");
        JsonNode answer = worker.put("/connector-plugins/" + NAME + "/config/validate", wrong);
        Map<String, String> errors = errors(answer);
        assertThat(errors).containsOnlyKeys("target.url", "signing.secrets", "retry.max.attempts", "body.template");
        assertThat(errors.get("target.url")).contains("want http://host/path or https://host/path");
        assertThat(errors.get("signing.secrets"))
                .contains("holds 3 bytes, want 24 to 64")
                .doesNotContain("AAAA");
        assertThat(errors.get("body.template")).contains("placeholders go inside strings");

        ObjectNode apart = settings("v", "http://127.0.0.1/");
        apart.put("errors.tolerance", "none").put("content.mode", "template");
        apart.put("ssl.truststore.location", dir.resolve("absent.p12").toString());
        assertThat(errors(worker.put("/connector-plugins/" + NAME + "/config/validate", apart)))
                .containsOnlyKeys("dead.letter.required", "body.template", "ssl.truststore.location");
    }

    @Test
    void target_gone_taskStopsAndNothingIsCommitted() throws Exception {
        try (TestTarget target = new TestTarget((exchange, request, number) -> TestTarget.status(exchange, 410))) {
            createTopics("gone.alerts", "gone.dead", "gone.reports");
            write("gone.alerts", alerts("press-", 1));
            worker.put("/connectors/gone/config", settings("gone", target.url()));
            await().atMost(PATIENCE).until(() -> {
                JsonNode tasks = worker.get("/connectors/gone/status").get("tasks");
                return tasks.size() > 0 && tasks.get(0).get("state").textValue().equals("FAILED");
            });
            assertThat(worker.get("/connectors/gone/status")
                            .get("tasks")
                            .get(0)
                            .get("trace")
                            .textValue())
                    .contains("410 Gone");
            assertThat(committed("connect-gone")).isZero();
        }
    }

    /** Of each subject the alerts in the order in which they were first seen: that of the ledger. */
    private static void requireOrder(List<TestTarget.Request> requests, String words) {
        Map<String, List<Long>> bySubject = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (TestTarget.Request request : requests) {
            JsonNode data = StrictJson.parse(request.body()).get("data");
            if (seen.add(request.id())) {
                bySubject
                        .computeIfAbsent(data.get("subject").textValue(), made -> new ArrayList<>())
                        .add(data.get("index").longValue());
            }
        }
        assertThat(bySubject.values())
                .allSatisfy(indexes -> assertThat(indexes).as(words).isSorted());
    }

    private static ObjectNode settings(String name, String url) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        return settings.put("name", name)
                .put("connector.class", NAME)
                .put("topics", name + ".alerts")
                .put("tasks.max", "1")
                .put("value.converter", "io.tallystick.connect.webhook.convert.TallystickConverter")
                .put("value.converter.schema.registry.url", registry.url())
                .put("header.converter", "org.apache.kafka.connect.storage.StringConverter")
                .put("consumer.override.auto.offset.reset", "earliest")
                .put("target.url", url)
                .put("signing.secrets", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .put("request.timeout.ms", "2000")
                .put("retry.backoff.ms", "10")
                .put("retry.backoff.max.ms", "200")
                .put("circuit.open.ms", "100")
                .put("max.buffered.records", "20")
                .put("errors.tolerance", "all")
                .put("errors.deadletterqueue.topic.name", name + ".dead")
                .put("errors.deadletterqueue.topic.replication.factor", "1")
                .put("errors.deadletterqueue.context.headers.enable", "true")
                .put("report.topic", name + ".reports")
                .put("report.producer.bootstrap.servers", kafka.bootstrapServers());
    }

    private static List<Alert> alerts(String subjects, int count) {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long first = subjects.startsWith("refused") ? 10_000 : 0;
            alerts.add(Alerts.raised(subjects + i % KEYS, first + i));
        }
        return alerts;
    }

    private static void write(String topic, List<Alert> alerts) throws Exception {
        AvroSerializer<Alert> values = new AvroSerializer<>();
        values.configure(Map.of("schema.registry.url", registry.url()), false);
        try (KafkaProducer<String, Alert> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 0),
                new StringSerializer(),
                values)) {
            for (Alert alert : alerts) {
                ProducerRecord<String, Alert> record = new ProducerRecord<>(topic, alert.getSubject(), alert);
                header(record, "ce_specversion", "1.0");
                header(record, "ce_id", alert.getEffectId());
                header(record, "ce_source", "/tallystick/demo/1");
                header(record, "ce_type", "io.tallystick.alert.raised");
                header(record, "ce_subject", alert.getSubject());
                header(record, "content-type", "application/avro");
                producer.send(record);
            }
            producer.flush();
        }
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void createTopics(String... names) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<NewTopic> topics = new ArrayList<>();
            for (String name : names) {
                topics.add(new NewTopic(name, name.endsWith(".alerts") ? 4 : 1, (short) 1));
            }
            admin.createTopics(topics).all().get();
        }
    }

    private static long committed(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    private static Map<String, String> errors(JsonNode validated) {
        Map<String, String> errors = new HashMap<>();
        validated.get("configs").forEach(config -> {
            JsonNode value = config.get("value");
            if (value.get("errors").size() > 0) {
                errors.put(value.get("name").textValue(), value.get("errors").toString());
            }
        });
        return errors;
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
