package io.tallystick.cli.again;

import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.schemas.Waiting;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.RegistrySettings;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicSettings;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.sink.export.KafkaBlockSource;
import io.tallystick.sink.export.NetworkExporter;
import io.tallystick.sink.export.Patience;
import io.tallystick.sink.verify.Progress;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerApp;
import io.tallystick.topology.stage.StageMetrics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records a network's input once more: a new broker, new topics, the real application. */
final class Rerun {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final TestNetwork network;
    private final Topics topics;
    private final Map<String, Object> kafka;

    private Rerun(TestNetwork network, String servers) {
        this.network = network;
        this.topics = new Topics(network.genesis().network());
        this.kafka = Map.of(
                "bootstrap.servers",
                servers,
                RegistrySettings.URL,
                "mock://" + network.genesis().network());
    }

    /**
     * Puts the envelopes of each ledger into its partition, in order, and exports what the application makes of them.
     *
     * @param folder for state and archive; made
     * @return the archive
     */
    static Path of(TestNetwork network, List<Recording> given, int threads, Duration blockInterval, Path folder)
            throws Exception {
        try (KafkaUnderTest broker = KafkaUnderTest.start()) {
            Rerun rerun = new Rerun(network, broker.bootstrapServers());
            rerun.createTopics();
            try (LedgerApp app = rerun.start(threads, blockInterval, folder.resolve("state"))) {
                rerun.send(given);
                Path archive = folder.resolve("archive");
                await().atMost(PATIENCE).untilAsserted(() -> {
                    app.failure().ifPresent(failure -> {
                        throw new IllegalStateException("the application stopped", failure);
                    });
                    rerun.export(archive);
                    rerun.requireAll(given, archive);
                });
                return archive;
            }
        }
    }

    private void createTopics() {
        try (Admin admin = Admin.create(kafka)) {
            new TopicCreator(admin, Duration.ofSeconds(30), Waiting.SYSTEM)
                    .create(topics.specs(TopicSettings.of(network.genesis().ledgerCount(), 1)));
        }
    }

    private LedgerApp start(int threads, Duration blockInterval, Path state) {
        AppSettings settings = new AppSettings(
                network.genesis(),
                network::checkpointSigner,
                kafka,
                LedgerSettings.DEFAULTS,
                new AppSettings.Timing(blockInterval, AppSettings.Timing.DEFAULTS.tick()),
                AppSettings.Threads.of(threads),
                state,
                StageMetrics.NONE);
        return LedgerApp.start(settings, Duration.ofSeconds(30));
    }

    private void send(List<Recording> given) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int ledger = 0; ledger < given.size(); ledger++) {
                for (byte[] envelope : given.get(ledger).envelopes()) {
                    byte[] subject = SignedEnvelope.decode(envelope).subject().getBytes(StandardCharsets.UTF_8);
                    producer.send(new ProducerRecord<>(topics.events(), ledger, subject, envelope));
                }
            }
        }
    }

    private void export(Path archive) throws Exception {
        try (Registry registry = Registry.open(RegistrySettings.from(kafka))) {
            Patience patience = new Patience(PATIENCE, System::nanoTime, (what, waited, longest) -> {});
            new NetworkExporter(
                            network.genesis(),
                            ledger -> new KafkaBlockSource(kafka, registry, topics, ledger, patience),
                            SignatureVerifiers.best(),
                            Progress.NONE)
                    .export(archive, false);
        }
    }

    private void requireAll(List<Recording> given, Path archive) throws Exception {
        List<List<Integer>> want = new ArrayList<>();
        List<List<Integer>> got = new ArrayList<>();
        for (int ledger = 0; ledger < given.size(); ledger++) {
            want.add(size(given.get(ledger)));
            got.add(size(Recording.of(archive, ledger)));
        }
        if (!got.equals(want)) {
            throw new AssertionError("want envelopes and money received of each ledger " + want + ", got " + got);
        }
    }

    private static List<Integer> size(Recording recording) {
        return List.of(recording.envelopes().size(), recording.received().size());
    }
}
