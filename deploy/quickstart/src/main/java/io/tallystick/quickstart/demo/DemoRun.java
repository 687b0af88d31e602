package io.tallystick.quickstart.demo;

import io.tallystick.connect.mqtt.host.HostCounts;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.GenesisDraft;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.genesis.Witnesses;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.ledger.keys.NetworkPlan;
import io.tallystick.ledger.note.NoteSigner;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.quickstart.business.BusinessPlan;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.demo.mqtt.DemoMqtt;
import io.tallystick.quickstart.send.SignedSends;
import io.tallystick.quickstart.stories.Programme;
import io.tallystick.schemas.Alert;
import io.tallystick.schemas.Event;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.Settlement;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.RegistrySettings;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.sink.export.KafkaBlockSource;
import io.tallystick.sink.export.NetworkExporter;
import io.tallystick.sink.export.Patience;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerApp;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One demonstration from its first step to its outcome. */
final class DemoRun {
    static final String NETWORK = "demo";
    /** Where, in the network's directory, the ledgers are exported to. */
    static final String EXPORT = "export";

    private static final int STREAM_THREADS = 2;
    private static final Duration GATEWAY_VALIDITY = Duration.ofDays(30);
    private static final Duration START_WAIT = Duration.ofSeconds(60);

    private final DemoOptions options;
    private final Path directory;
    private final Path scratch;
    private final Clock clock;
    private final Progress progress;
    private final BooleanSupplier stop;
    private final Topics topics = new Topics(NETWORK);
    private final BusinessPlan plan;
    private final LiveBusiness business;
    private final Visitors visitors;
    private final LiveMetrics metrics;
    private final FieldCounters fields = new FieldCounters();
    private boolean started;

    /**
     * @param directory takes the network's files and the exported ledgers
     * @param scratch takes what nobody needs afterwards
     * @param stop whether to end before the time is over
     */
    DemoRun(DemoOptions options, Path directory, Path scratch, Clock clock, Progress progress, BooleanSupplier stop) {
        this.options = options;
        this.directory = directory;
        this.scratch = scratch;
        this.clock = clock;
        this.progress = progress;
        this.stop = stop;
        this.plan = Programme.of(options.duration(), options.ledgers());
        this.business = new LiveBusiness(NETWORK, plan, options.ledgers());
        this.visitors = new Visitors(options.ledgers());
        this.metrics = new LiveMetrics(options.ledgers(), clock, block -> {
            business.sealed(block);
            visitors.sealed(block);
        });
    }

    /**
     * Runs it.
     *
     * @throws RuntimeException if something does not start or fails on the way; its message is for people
     * @throws IOException if the ledgers cannot be exported
     */
    Outcome run(Instant programStart) throws IOException, InterruptedException {
        NewFolder.require(directory);
        long begin = System.nanoTime();
        progress.step("starting Kafka, schema registry, MQTT broker and network");
        CompletableFuture<NetworkDirectory> founding = CompletableFuture.supplyAsync(this::found);
        CompletableFuture<EnrolledFleet> enrolling =
                founding.thenApply(network -> EnrolledFleet.of(options, network, clock.instant()));
        try (DemoServices services = DemoServices.start(options, topics)) {
            NetworkDirectory network = founding.join();
            Genesis genesis = network.genesis();
            FleetSender sender;
            BusinessSender people;
            double sendSeconds;
            long checkpoints;
            HostCounts published;
            String url = services.registryUrl();
            Map<String, Object> kafka = Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, services.bootstrapServers(), RegistrySettings.URL, url);
            try (Registry registry = Registry.openWhen(services.registryReady(), RegistrySettings.from(kafka))) {
                progress.step("starting the ledger application");
                try (LedgerApp app = LedgerApp.start(settings(network, kafka), registry, START_WAIT, clock);
                        KafkaProducer<byte[], byte[]> producer = producer(services)) {
                    services.awaitRegistry();
                    EventLog log = new EventLog(
                            producer,
                            registry.idOf(topics.events() + "-value", Event.getClassSchema()),
                            topics.events(),
                            options.ledgers());
                    try (DemoMqtt mqtt = DemoMqtt.open(
                            services.awaitMqtt(), NETWORK, kafka, network.deviceFile(DemoMqtt.VISITORS))) {
                        published = mqtt.visitors();
                        progress.invite(mqtt.address());
                        sender = fleet(enrolling.join(), log, mqtt);
                        people = business(enrolling.join(), log);
                        sendSeconds = send(sender, people, app);
                        Closing closing = new Closing(app, log, mqtt, stop);
                        closing.finish(people, options.duration(), Duration.ofNanos((long) (sendSeconds * 1e9)));
                        progress.step("waiting until every record is accounted for");
                        closing.settle(metrics, business);
                    }
                    checkpoints = metrics.ledgers().stream()
                            .mapToLong(LedgerView::checkpoints)
                            .sum();
                    progress.step("stopping the ledger application");
                }
                progress.step("exporting and auditing the ledgers, their contracts run again");
                Path export = directory.resolve(EXPORT);
                Map<String, Object> consumer =
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, services.bootstrapServers());
                export(genesis, consumer, registry, export);
                OutsideReplay replay = new OutsideReplay(genesis, plan);
                List<OutsideAudit.Finding> findings = OutsideAudit.of(genesis, export, replay);
                TopicRecords records = new TopicRecords(consumer, registry, options.ledgers(), patience());
                Refusals refusals =
                        Refusals.of(records.all(topics.rejected(), Rejection.class), DemoMqtt.VISITORS_TOPICS);
                VisitorBooks guests = VisitorBooks.of(published, refusals);
                BusinessBooks books = people.books();
                Outcome draft = new Outcome(
                        sender.sent() + books.says(),
                        refusals.ofFleet(),
                        guests,
                        checkpoints,
                        metrics.latency(),
                        findings,
                        List.of(),
                        List.of(),
                        sendSeconds,
                        (System.nanoTime() - begin) / 1e9,
                        firstBlockSeconds(programStart));
                Reckoning reckoning = new Reckoning(
                                sender.expectation(books),
                                draft.counts(),
                                refusals,
                                guests,
                                replay.results().aftermath())
                        .business(
                                books,
                                replay,
                                new BusinessTopics(
                                        records.all(topics.alerts(), Alert.class),
                                        records.all(topics.settlements(), Settlement.class)));
                return draft.with(reckoning);
            }
        } finally {
            // Nobody writes into a folder that the caller may be about to delete.
            enrolling.handle((fleet, failure) -> null).join();
        }
    }

    /** The same export that anyone else would make. */
    private void export(Genesis genesis, Map<String, Object> consumer, Registry registry, Path export)
            throws IOException {
        new NetworkExporter(
                        genesis,
                        ledger -> new KafkaBlockSource(consumer, registry, topics, ledger, patience()),
                        SignatureVerifiers.best(),
                        io.tallystick.sink.verify.Progress.NONE)
                .export(export, false);
    }

    /** Whether everything was up and the fleet could begin. */
    boolean started() {
        return started;
    }

    private NetworkDirectory found() {
        NetworkPlan network = new NetworkPlan(
                NETWORK,
                GenesisDraft.defaultOrigin(NETWORK),
                options.ledgers(),
                Organisations.all(),
                LedgerClockKind.WALL,
                Witnesses.NONE,
                Organisations.currencies());
        SecureRandom random = new SecureRandom();
        NetworkDirectory made = NetworkDirectory.init(directory, network, random, clock, System.getenv());
        made.enrolGateway(DemoMqtt.VISITORS, SignatureAlgorithm.ED25519, clock.instant(), GATEWAY_VALIDITY, random)
                .close();
        return made;
    }

    private AppSettings settings(NetworkDirectory network, Map<String, Object> kafka) {
        List<Signer> signers = network.ledgerSigners();
        return new AppSettings(
                network.genesis(),
                ledger -> new NoteSigner(network.genesis().origin(ledger), signers.get(ledger)),
                kafka,
                LedgerSettings.DEFAULTS,
                AppSettings.Timing.DEFAULTS,
                AppSettings.Threads.of(STREAM_THREADS),
                scratch.resolve("state"),
                metrics);
    }

    private static KafkaProducer<byte[], byte[]> producer(DemoServices services) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                services.bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private FleetSender fleet(EnrolledFleet fleet, EventLog log, DemoMqtt mqtt) {
        return new FleetSender(fleet.plan(), new SignedSends(fleet.keys()), log, mqtt, fields, clock, this::ledgerOf);
    }

    private BusinessSender business(EnrolledFleet fleet, EventLog log) {
        return new BusinessSender(plan, fleet.keys(), log, clock, this::ledgerOf, business.results());
    }

    private int ledgerOf(String subject) {
        return SubjectRouting.ledgerOf(subject, options.ledgers());
    }

    private double send(FleetSender sender, BusinessSender people, LedgerApp app) {
        started = true;
        progress.fleet(options, metrics, fields, business, visitors);
        sender.revoke();
        long begin = System.nanoTime();
        sender.run(
                options.eventsPerSecond(),
                options.duration(),
                () -> stop.getAsBoolean() || app.failure().isPresent(),
                people::play);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Patience patience() {
        return new Patience(START_WAIT, System::nanoTime, (what, waited, longest) -> {});
    }

    private double firstBlockSeconds(Instant programStart) {
        long first = metrics.firstBlockMillis();
        return first == 0 ? -1 : (first - programStart.toEpochMilli()) / 1000.0;
    }
}
