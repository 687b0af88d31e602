package io.tallystick.connect.http;

import io.tallystick.gateway.Duplicates;
import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.gateway.journal.JournalSettings;
import io.tallystick.gateway.journal.SigningJournal;
import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.gateway.output.Output;
import io.tallystick.intake.json.JsonMapping;
import io.tallystick.ledger.crypto.Sha256;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.EventCodec;
import io.tallystick.schemas.topics.Topics;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** A network of one partition, its gateway, and whose tokens it knows. */
final class TestSite implements AutoCloseable {
    static final String TOKEN = "t0ken-of-all";
    static final String LIMITED = "t0ken-of-line-3";
    static final String TOKENS =
            "all " + hash(TOKEN) + "\n# half the plant\nline-3 " + hash(LIMITED) + " line-3/ pump-\n";

    static final String MAPPING = """
            subject: "{plant}"
            device: "{id}"
            time: {field: ts, format: epoch-ms}
            readings:
              - {field: rpm, name: rpm}
            """;

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");
    private static final Signer KEY = Signers.ed25519(new byte[32]);

    final Output output;
    private final Topics topics;
    private final Map<String, String> registry;
    private final String bootstrapServers;

    TestSite(String network, String bootstrapServers) {
        this.topics = new Topics(network);
        this.registry = Map.of("schema.registry.url", "mock://" + network);
        this.bootstrapServers = bootstrapServers;
        this.output = FramedOutput.open(topics, registry);
    }

    static TestSite found(String network, String bootstrapServers) throws Exception {
        TestSite site = new TestSite(network, bootstrapServers);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic(site.topics.events(), 1, (short) 1),
                            new NewTopic(site.topics.rejected(), 1, (short) 1)))
                    .all()
                    .get();
        }
        return site;
    }

    static String hash(String token) {
        return HexFormat.of().formatHex(Sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    private static GatewayIdentity gateway() {
        CertificateAuthority ca = CertificateAuthority.createRoot("acme", KEY, FROM, TO, BigInteger.ONE);
        byte[] leaf = ca.issueGateway(new DeviceId("acme", "gw-1"), KEY.verificationKey(), FROM, TO, BigInteger.TWO);
        return GatewayIdentity.of(KEY, ca.chainOf(leaf));
    }

    /** An envelope as a device makes it. */
    static byte[] envelope(long sequence) {
        byte[] payload = "{\"t\":1}".getBytes(StandardCharsets.UTF_8);
        return Envelopes.sign(KEY, "acme/pump-9", "north", sequence, FROM, ContentType.JSON, payload, List.of());
    }

    IntakeServer.Intake intake() throws Exception {
        Map<String, Object> clients = Map.of("bootstrap.servers", bootstrapServers);
        JournalSettings journal =
                new JournalSettings(clients, topics.gatewayPositions(), "acme/gw-1", (short) 1, Duration.ofSeconds(5));
        return new IntakeServer.Intake(
                "acme/gw-1",
                () -> SigningJournal.open(journal, gateway(), Duplicates.AUTO, 64, 1_000),
                output,
                Tokens.parse("tokens", TOKENS),
                Optional.of(JsonMapping.parse("mapping.yaml", MAPPING.getBytes(StandardCharsets.UTF_8))),
                InstantSource.system());
    }

    /** A server that answers within two seconds, whatever Kafka does. */
    IntakeServer startImpatient() throws Exception {
        IntakeSettings settings = IntakeSettings.DEFAULTS.at("127.0.0.1", 0);
        return IntakeServer.start(
                settings.queue(settings.queueRequests(), settings.queueBytes(), Duration.ofSeconds(2)), intake());
    }

    /** A server that is ready. */
    IntakeServer start() throws Exception {
        IntakeServer server = IntakeServer.start(IntakeSettings.DEFAULTS.at("127.0.0.1", 0), intake());
        HttpRequest ready = HttpRequest.newBuilder(URI.create(server.url() + "/health/ready"))
                .build();
        Awaitility.await("a journal that is open")
                .atMost(Duration.ofSeconds(60))
                .until(() -> HttpClient.newHttpClient()
                                .send(ready, BodyHandlers.discarding())
                                .statusCode()
                        == 200);
        return server;
    }

    /** The envelopes in Kafka, in order. */
    List<SignedEnvelope> events() throws Exception {
        List<SignedEnvelope> events = new ArrayList<>();
        for (byte[] value : committed(topics.events())) {
            events.add(SignedEnvelope.decode(EventCodec.envelope(value)));
        }
        return events;
    }

    List<Rejection> rejected() {
        try (AvroDeserializer<Rejection> reader = AvroDeserializer.of(Rejection.class)) {
            reader.configure(registry, false);
            return committed(topics.rejected()).stream()
                    .map(value -> reader.deserialize(topics.rejected(), value))
                    .toList();
        }
    }

    private List<byte[]> committed(String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    @Override
    public void close() {
        output.close();
    }
}
