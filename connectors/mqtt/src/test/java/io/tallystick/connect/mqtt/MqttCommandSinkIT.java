package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.connect.plugin.PackagedComponent;
import io.tallystick.embedded.EmbeddedKafka;
import io.tallystick.embedded.MosquittoProcess;
import io.tallystick.embedded.SchemaRegistryProcess;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.keys.DeviceFile;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.schemas.Command;
import io.tallystick.schemas.Event;
import io.tallystick.schemas.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sink in a real worker that is killed, with a real registry and a real Mosquitto that is restarted. */
class MqttCommandSinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int VALVES = 4;
    private static final int ROUNDS = 6;
    private static final String DONE = "{\"status\":\"done\"}";

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static SchemaRegistryProcess registry;
    private static MosquittoProcess broker;
    private static WorkerProcess worker;
    private static NetworkDirectory network;

    private final Map<String, byte[]> signed = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(MosquittoProcess.isPresent(), "skipped: Mosquitto is not installed (apt-get install mosquitto)");
        Path plugins = PackagedComponent.unzipInto(ComponentIT.COMPONENT, folder.resolve("plugins"));
        kafka = EmbeddedKafka.builder().directory(folder.resolve("kafka")).build();
        kafka.start();
        registry = SchemaRegistryProcess.builder().start();
        broker = MosquittoProcess.builder()
                .directory(folder.resolve("mosquitto"))
                .maxQueuedMessages(0)
                .start();
        network = NetworkDirectory.init(
                folder.resolve("network"),
                CommandTopics.NETWORK,
                1,
                List.of("acme"),
                LedgerClockKind.WALL,
                new SecureRandom(),
                Clock.systemUTC());
        worker = new WorkerProcess(kafka.bootstrapServers(), plugins, folder);
        worker.start();
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable one : new AutoCloseable[] {worker, broker, registry, kafka}) {
            if (one != null) {
                close(one);
            }
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void commands_whileWorkerIsKilledAndBrokerRestarted_reachDevicesInOrderAndAreAnsweredOnce() throws Exception {
        try (CommandTopics topics = new CommandTopics(kafka.bootstrapServers(), registry.url());
                Valves valves = new Valves(broker.host(), broker.port())) {
            addValves(valves);
            worker.put("/connectors/valves/config", config());
            List<Command> given = new ArrayList<>();
            round(topics, given);
            awaitCommands(valves, given);
            worker.kill();
            round(topics, given);
            worker.start();
            awaitCommands(valves, given);
            round(topics, given);
            broker.restart();
            round(topics, given);
            refusedOnes(topics);
            round(topics, given);
            awaitCommands(valves, given);
            unaskedAnswers(valves);
            Awaitility.await("answers")
                    .atMost(PATIENCE)
                    .until(() -> effects(topics).size() == given.size());
            Awaitility.await("refused answers")
                    .atMost(PATIENCE)
                    .until(() -> topics.read(CommandTopics.REJECTED).size() >= 3);
            Awaitility.await("offsets")
                    .atMost(PATIENCE)
                    .until(() -> topics.committed("connect-valves") == given.size() + 4);

            inOrder(valves);
            answeredOnce(topics, given);
            refusedAnswers(topics);
            deadLetters(topics);
        } catch (RuntimeException | Error e) {
            System.out.println(worker.log());
            throw e;
        }
    }

    /** All but one are signed for; the last signs itself. The one before it answers as an MQTT 3.1.1 device has to. */
    private void addValves(Valves valves) throws Exception {
        for (int i = 0; i < VALVES - 2; i++) {
            valves.add(
                    "valve-" + i,
                    "plants/line-" + i + "/valve-" + i,
                    got -> new Valves.Reply(DONE.getBytes(StandardCharsets.UTF_8), true));
        }
        int named = VALVES - 2;
        valves.add(
                "valve-" + named,
                "plants/line-" + named + "/valve-" + named,
                got -> new Valves.Reply(
                        ("{\"effectId\":\"" + got.effectId() + "\",\"status\":\"failed\",\"detail\":\"stuck\"}")
                                .getBytes(StandardCharsets.UTF_8),
                        false));
        int own = VALVES - 1;
        DeviceId id = new DeviceId("acme", "valve-" + own);
        DeviceFile device =
                network.enrol(id, SignatureAlgorithm.ED25519, Instant.now(), Duration.ofDays(1), new SecureRandom());
        valves.add(
                "valve-" + own,
                "plants/line-" + own + "/valve-" + own,
                got -> new Valves.Reply(
                        signed.computeIfAbsent(got.effectId(), effect -> envelope(device, "line-" + own, effect)),
                        true));
    }

    private static byte[] envelope(DeviceFile device, String subject, String effect) {
        String readings = "[{\"n\":\"command/effect\",\"vs\":\"" + effect + "\"}]";
        return Envelopes.sign(
                device.signer(),
                device.id().toString(),
                subject,
                device.nextSequence(subject),
                Instant.now(),
                ContentType.SENML_JSON,
                readings.getBytes(StandardCharsets.UTF_8),
                List.of());
    }

    private static void round(CommandTopics topics, List<Command> given) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < VALVES; i++) {
                Command command = topics.command("line-" + i, "acme/valve-" + i).build();
                given.add(command);
                topics.write(command);
            }
        }
    }

    private static void refusedOnes(CommandTopics topics) throws Exception {
        topics.write("line-0", "no command".getBytes(StandardCharsets.UTF_8));
        topics.write(topics.command("line-0/../line-1", "acme/valve-1").build());
        topics.write(topics.command("line-0", "acme/valve-0")
                .setNotAfter(Instant.now().minusSeconds(1))
                .build());
        topics.write(topics.command("line-0", "acme/nobody").build());
    }

    private static void unaskedAnswers(Valves valves) throws Exception {
        valves.publish("answers/valve-0", "{\"effectId\":\"plant/0/999999/0\",\"status\":\"done\"}".getBytes());
        valves.publish("answers/valve-0", "ok".getBytes());
        valves.publish("answers/valve-0", new byte[61_441]);
    }

    private static void awaitCommands(Valves valves, List<Command> given) {
        Awaitility.await("commands at their devices")
                .atMost(PATIENCE)
                .until(() -> valves.got().stream()
                                .map(Valves.Got::effectId)
                                .distinct()
                                .count()
                        == given.size());
    }

    /** Of each topic the commands in the order in which they were first seen: that of the ledger. */
    private static void inOrder(Valves valves) throws IOException {
        Map<String, List<Long>> byTopic = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (Valves.Got got : valves.got()) {
            JsonNode body = new ObjectMapper().readTree(got.body());
            assertThat(body.get("effectId").textValue()).isEqualTo(got.effectId());
            assertThat(got.topic())
                    .isEqualTo("plants/" + body.get("subject").textValue() + "/"
                            + body.get("device").textValue().substring("acme/".length()));
            assertThat(body.at("/arguments/percent").intValue()).isEqualTo(50);
            if (seen.add(got.effectId())) {
                byTopic.computeIfAbsent(got.topic(), made -> new ArrayList<>())
                        .add(body.get("index").longValue());
            }
        }
        assertThat(byTopic).hasSize(VALVES);
        byTopic.forEach((topic, indexes) -> assertThat(indexes).as(topic).isSorted());
    }

    private static List<SignedEnvelope> events(CommandTopics topics) {
        return topics.read(CommandTopics.EVENTS, Event.class).stream()
                .map(event -> {
                    try {
                        byte[] bytes = new byte[event.getEnvelope().remaining()];
                        event.getEnvelope().duplicate().get(bytes);
                        return SignedEnvelope.decode(bytes);
                    } catch (MalformedEnvelopeException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static String reading(SignedEnvelope envelope, String name) {
        try {
            for (JsonNode record : new ObjectMapper().readTree(envelope.payload())) {
                if (record.get("n").textValue().equals(name)) {
                    return record.get("vs").textValue();
                }
            }
            return "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> effects(CommandTopics topics) {
        Set<String> effects = new HashSet<>();
        events(topics).forEach(envelope -> effects.add(reading(envelope, "command/effect")));
        return effects;
    }

    private void answeredOnce(CommandTopics topics, List<Command> given) {
        Map<String, Command> commands = new HashMap<>();
        given.forEach(command -> commands.put(command.getEffectId(), command));
        Map<String, List<Long>> numbers = new TreeMap<>();
        Set<String> answered = new HashSet<>();
        for (SignedEnvelope envelope : events(topics)) {
            Command command = commands.get(reading(envelope, "command/effect"));
            assertThat(envelope.subject()).isEqualTo(command.getSubject());
            assertThat(envelope.device()).isEqualTo(command.getDevice());
            if (envelope.isOnBehalf()) {
                assertThat(answered.add(command.getEffectId()))
                        .as("first answer to " + command.getEffectId())
                        .isTrue();
                numbers.computeIfAbsent(envelope.device(), made -> new ArrayList<>())
                        .add(envelope.sequence());
                signedFor(envelope, command);
            } else {
                assertThat(envelope.bytes()).isEqualTo(signed.get(command.getEffectId()));
            }
        }
        assertThat(numbers).hasSize(VALVES - 1);
        numbers.forEach((device, sequences) -> assertThat(sequences)
                .as("numbers of " + device)
                .isEqualTo(LongStream.rangeClosed(1, sequences.size()).boxed().toList()));
    }

    private static void signedFor(SignedEnvelope envelope, Command command) {
        boolean names = command.getDevice().equals("acme/valve-" + (VALVES - 2));
        assertThat(envelope.keyId()).isEqualTo("acme/gw-1");
        assertThat(reading(envelope, "command/name")).isEqualTo("open");
        assertThat(reading(envelope, "command/status")).isEqualTo(names ? "failed" : "done");
        assertThat(reading(envelope, "command/detail")).isEqualTo(names ? "stuck" : "");
        assertThat(envelope.original().orElseThrow().source())
                .isEqualTo("answers/" + command.getDevice().substring("acme/".length()));
        String original = new String(envelope.original().orElseThrow().content().orElseThrow(), StandardCharsets.UTF_8);
        if (names) {
            assertThat(original).contains(command.getEffectId());
        } else {
            assertThat(original).isEqualTo(DONE);
        }
    }

    private static void refusedAnswers(CommandTopics topics) {
        assertThat(topics.read(CommandTopics.REJECTED, Rejection.class).stream()
                        .map(rejection ->
                                rejection.getReason() + " " + rejection.getTopic() + " " + rejection.getValueLength())
                        .toList())
                .containsExactlyInAnyOrder(
                        "unknown-command answers/valve-0 47",
                        "malformed answers/valve-0 2",
                        "too-large answers/valve-0 61441");
    }

    private static void deadLetters(CommandTopics topics) {
        List<String> reasons = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter : topics.read(CommandTopics.DEAD)) {
            String message = new String(
                    letter.headers()
                            .lastHeader("__connect.errors.exception.message")
                            .value(),
                    StandardCharsets.UTF_8);
            reasons.add(message.substring(0, message.indexOf(':')));
        }
        assertThat(reasons)
                .contains("malformed", "bad-topic", "expired", "unheard")
                .hasSize(4);
    }

    private static Map<String, String> config() {
        DeviceId id = new DeviceId("acme", "gw-1");
        network.enrolGateway(id, SignatureAlgorithm.ED25519, Instant.now(), Duration.ofDays(1), new SecureRandom())
                .close();
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", MqttCommandSinkConnector.class.getName());
        config.put("tasks.max", "1");
        config.put("topics", CommandTopics.COMMANDS);
        config.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("consumer.override.isolation.level", "read_committed");
        config.put("consumer.override.auto.offset.reset", "earliest");
        // After kill -9 the group waits no longer for the one that is gone.
        config.put("consumer.override.session.timeout.ms", "6000");
        config.put("consumer.override.heartbeat.interval.ms", "1000");
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", CommandTopics.DEAD);
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        config.put("errors.deadletterqueue.context.headers.enable", "true");
        config.put("network", CommandTopics.NETWORK);
        config.put("schema.registry.url", registry.url());
        config.put("mqtt.url", broker.url());
        config.put("client.id", "commands");
        config.put("reconnect.backoff.ms", "100");
        config.put("reconnect.backoff.max.ms", "500");
        config.put("command.topic", "plants/{subject}/{device}");
        config.put("response.topic", "answers");
        config.put("gateway.key.store", network.deviceFile(id).toString());
        config.put("answer.kafka.bootstrap.servers", kafka.bootstrapServers());
        return config;
    }
}
