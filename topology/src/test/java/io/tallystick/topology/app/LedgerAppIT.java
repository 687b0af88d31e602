package io.tallystick.topology.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.VerifiedCheckpoint;
import io.tallystick.ledger.pipeline.GenesisMismatchException;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.testing.PlannedStream;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.serde.EventCodec;
import io.tallystick.schemas.topics.MissingTopicsException;
import io.tallystick.topology.stage.StageMetrics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerAppIT {
    private static KafkaUnderTest kafka;

    @TempDir
    Path directory;

    @BeforeAll
    static void startBroker() {
        kafka = KafkaUnderTest.start();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        kafka.close();
    }

    /** Audits every ledger from its committed blocks and holds it against its last checkpoint. */
    static AuditCounts audit(AppFixture fixture) throws Exception {
        AuditCounts sum = AuditCounts.NONE;
        for (int ledger = 0; ledger < fixture.network.genesis().ledgerCount(); ledger++) {
            sum = sum.plus(audit(fixture, ledger));
        }
        return sum;
    }

    private static AuditCounts audit(AppFixture fixture, int ledger) throws LedgerInvalidException, NoteException {
        await().atMost(Duration.ofSeconds(120)).until(() -> fixture.isSigned(ledger));
        LedgerAuditor auditor =
                new LedgerAuditor(fixture.network.genesis(), ledger, SignatureVerifiers.best(), block -> {});
        Map<Long, byte[]> roots = new HashMap<>();
        for (Block block : fixture.blocks(ledger)) {
            assertThat(block.getFirstIndex()).isEqualTo(auditor.size());
            for (byte[] entry : AppFixture.entries(block)) {
                auditor.feed(entry, 0, entry.length);
            }
            assertThat(block.getRoot().bytes()).isEqualTo(auditor.root());
            roots.put(auditor.size(), auditor.root());
        }
        CheckpointVerifier verifier = CheckpointVerifier.of(
                fixture.network.checkpointSigner(ledger).verifierKey(), SignatureVerifiers.best());
        VerifiedCheckpoint last = null;
        for (byte[] note : fixture.checkpoints(ledger)) {
            last = verifier.verify(note);
            assertThat(last.checkpoint().root())
                    .isEqualTo(roots.get(last.checkpoint().size()));
        }
        assertThat(last).as("a checkpoint of ledger " + ledger).isNotNull();
        assertThat(last.checkpoint().size()).isEqualTo(auditor.size());
        return auditor.counts();
    }

    @Test
    void run_eventsOfManyDevices_areSealedSignedAndStandUpToAnAudit() throws Exception {
        TestNetwork network = new TestNetwork("app-it", 3, "acme");
        try (AppFixture fixture = new AppFixture(kafka, network);
                LedgerApp app = fixture.start(directory)) {
            int devices = 20;
            int events = 50;
            for (int d = 0; d < devices; d++) {
                TestDevice device = network.device("acme/d" + d);
                for (int n = 1; n <= events; n++) {
                    fixture.send("asset-" + d, device.envelope("asset-" + d, n, n));
                }
            }
            fixture.send("asset-0", new byte[] {1, 2, 3});
            fixture.sendToAll("acme/d1", network.revocation("acme/d1", 1, TestNetwork.START.plusSeconds(60)));
            fixture.flush();
            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(fixture.sealed().records()).isEqualTo(devices * events + 1 + 3));
            AuditCounts counts = audit(fixture);
            assertThat(counts.events()).isEqualTo(devices * events);
            assertThat(counts.revocations()).isEqualTo(3);
            assertThat(counts.rejected()).isEqualTo(1);
            assertThat(fixture.rejections()).extracting(Rejection::getReason).containsExactly("malformed");
            assertThat(app.failure()).isEmpty();
        }
    }

    @Test
    void restart_afterCleanStop_goesOnWhereItStopped() throws Exception {
        TestNetwork network = new TestNetwork("restart-it", 2, "acme");
        TestDevice device = network.device("acme/d1");
        try (AppFixture fixture = new AppFixture(kafka, network)) {
            for (int run = 0; run < 3; run++) {
                try (LedgerApp app = fixture.start(directory)) {
                    fixture.send("asset", device.envelope("asset", 2 * run + 2, 1, run == 0));
                    fixture.send("asset", device.envelope("asset", 2 * run + 1, 1, run == 0));
                    fixture.flush();
                    long want = 2 * run + 2;
                    await().atMost(Duration.ofSeconds(120))
                            .untilAsserted(
                                    () -> assertThat(audit(fixture).events()).isEqualTo(want));
                    assertThat(app.failure()).isEmpty();
                }
            }
        }
    }

    @Test
    void run_groupProtocolStreams_sealsToo() throws Exception {
        TestNetwork network = new TestNetwork("streams-it", 2, "acme");
        try (AppFixture fixture = new AppFixture(kafka, network);
                LedgerApp app = fixture.start(directory, Map.of("group.protocol", "streams"))) {
            TestDevice device = network.device("acme/d1");
            for (int n = 1; n <= 10; n++) {
                fixture.send("asset", device.envelope("asset", n, n));
            }
            fixture.flush();
            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(fixture.sealed().events()).isEqualTo(10));
            audit(fixture);
            assertThat(app.failure()).isEmpty();
        }
    }

    @Test
    void start_missingTopics_saysWhichAndWhatToDo() {
        TestNetwork network = new TestNetwork("no-topics", 1, "acme");
        AppSettings settings = new AppSettings(
                network.genesis(),
                network::checkpointSigner,
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "schema.registry.url", "mock://none"),
                LedgerSettings.DEFAULTS,
                AppSettings.Timing.DEFAULTS,
                AppSettings.Threads.of(1),
                directory,
                StageMetrics.NONE);
        assertThatThrownBy(() -> LedgerApp.start(settings, Duration.ofSeconds(10)))
                .isInstanceOf(MissingTopicsException.class)
                .hasMessageContaining("no-topics.events")
                .hasMessageContaining("tallystick topics create");
    }

    @Test
    void start_settingThatBreaksAPromise_isRefused() {
        TestNetwork network = new TestNetwork("promises", 1, "acme");
        try (AppFixture fixture = new AppFixture(kafka, network)) {
            assertThatThrownBy(() -> fixture.start(directory, Map.of("processing.guarantee", "at_least_once")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("processing.guarantee")
                    .hasMessageContaining("exactly_once_v2");
        }
    }

    @Test
    void start_otherGenesisThanTheLedgers_stops() throws Exception {
        TestNetwork network = new TestNetwork("genesis-it", 1, "acme");
        TestNetwork changed = new TestNetwork("genesis-it", 1, "acme", "globex");
        try (AppFixture fixture = new AppFixture(kafka, network)) {
            try (LedgerApp app = fixture.start(directory)) {
                await().atMost(Duration.ofSeconds(120))
                        .untilAsserted(() -> assertThat(fixture.blocks(0)).isNotEmpty());
                assertThat(app.failure()).isEmpty();
            }
        }
        try (AppFixture fixture = new AppFixture(kafka, changed);
                LedgerApp app = fixture.start(directory)) {
            assertThat(app.awaitStopped(Duration.ofSeconds(120))).isTrue();
            assertThat(app.failure()).isPresent();
            assertThat(app.failure().get()).hasRootCauseInstanceOf(GenesisMismatchException.class);
        }
    }

    /** Ten thousand envelopes with planned faults through a real broker: every count is exact. */
    @Test
    void run_plannedStream_everyCountIsExact() throws Exception {
        TestNetwork network = new TestNetwork("planned-it", 4, "acme");
        PlannedStream plan = PlannedStream.of(network, 10_000, 20261122L);
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), TestNetwork.START));
        try (AppFixture fixture = new AppFixture(kafka, network)) {
            // Sent before the application starts: no gap's time is over while the stream is still coming in.
            plan.messages()
                    .forEach(message ->
                            fixture.send(message.recordKey(), EventCodec.encode(1, message.envelope(), 0, "planned")));
            fixture.flush();
            try (LedgerApp app =
                    LedgerApp.start(fixture.settings(directory, Map.of()), Duration.ofSeconds(30), clock)) {
                await().atMost(Duration.ofSeconds(180)).untilAsserted(() -> {
                    AuditCounts sealed = fixture.sealed();
                    assertThat(sealed.records()).isEqualTo(plan.messages().size());
                    assertThat(sealed.unsettled()).isZero();
                });
                assertThat(app.failure()).isEmpty();
            }
            AuditCounts counts = audit(fixture);
            assertThat(counts.events()).isEqualTo(plan.expected().accepted());
            assertThat(counts.late()).isEqualTo(plan.expected().late());
            assertThat(counts.duplicates()).isEqualTo(plan.expected().duplicates());
            assertThat(counts.gaps()).isEqualTo(plan.expected().gaps());
            assertThat(counts.introductions()).isEqualTo(plan.expected().introductions());
            Map<String, Long> reasons = fixture.rejections().stream()
                    .collect(Collectors.groupingBy(Rejection::getReason, TreeMap::new, Collectors.counting()));
            assertThat(reasons).isEqualTo(plan.expected().rejected());
        }
    }
}
