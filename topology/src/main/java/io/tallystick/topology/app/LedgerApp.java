package io.tallystick.topology.app;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.schemas.Waiting;
import io.tallystick.schemas.clients.ClientSettings;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.RegistrySettings;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicSettings;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.topology.ahead.EnvelopeExaminer;
import io.tallystick.topology.ahead.ExaminingInterceptor;
import io.tallystick.topology.stage.LedgerTopology;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the ledger application: a Kafka Streams client with the ledger topology. Start more to scale out. */
public final class LedgerApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerApp.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(60);

    private final KafkaStreams streams;
    private final Runnable release;
    private final FailurePolicy failures;
    private final OrphanedTransactions orphans;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private LedgerApp(KafkaStreams streams, Runnable release, FailurePolicy failures, OrphanedTransactions orphans) {
        this.streams = streams;
        this.release = release;
        this.failures = failures;
        this.orphans = orphans;
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener((now, before) -> {
            LOG.info("ledger application: {} (was {})", now, before);
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                stopped.countDown();
            }
        });
    }

    /**
     * Starts an instance: waits for the broker, checks that the topics are there, and begins to seal.
     *
     * @param maxWait how long to wait for a broker that is away
     * @throws io.tallystick.schemas.topics.MissingTopicsException if topics are missing
     * @throws io.tallystick.schemas.topics.PartitionCountMismatchException if topics do not fit the genesis
     * @throws io.tallystick.schemas.topics.TopicAdminException if the broker did not come in time
     * @throws IllegalArgumentException if a setting would break a promise
     */
    public static LedgerApp start(AppSettings settings, Duration maxWait) {
        return start(settings, maxWait, Clock.systemUTC());
    }

    /** As {@link #start(AppSettings, Duration)} with a clock of one's own. */
    public static LedgerApp start(AppSettings settings, Duration maxWait, Clock clock) {
        return start(settings, maxWait, clock, SignatureVerifiers.best());
    }

    /**
     * As {@link #start(AppSettings, Duration, Clock)} with signatures checked by what is given: for benchmarks, which
     * compare the sealing with and without the checks. No configuration leads here.
     */
    public static LedgerApp start(AppSettings settings, Duration maxWait, Clock clock, SignatureVerifier signatures) {
        Registry registry = Registry.open(RegistrySettings.from(settings.kafka()));
        try {
            return start(settings, registry, registry::close, maxWait, clock, signatures);
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    /** As {@link #start(AppSettings, Duration, Clock)} with a registry that the caller closes, after this instance. */
    public static LedgerApp start(AppSettings settings, Registry registry, Duration maxWait, Clock clock) {
        return start(settings, registry, () -> {}, maxWait, clock, SignatureVerifiers.best());
    }

    private static LedgerApp start(
            AppSettings settings,
            Registry registry,
            Runnable release,
            Duration maxWait,
            Clock clock,
            SignatureVerifier signatures) {
        var properties = StreamsDefaults.of(settings);
        requireTopics(settings, maxWait);
        LOG.info("network {}: signatures are checked by {}", settings.genesis().network(), signatures.name());
        EnvelopeExaminer examiner =
                new EnvelopeExaminer(signatures, settings.threads().verify());
        if (examiner.isAhead()) {
            ExaminingInterceptor.addTo(
                    properties, examiner, new Topics(settings.genesis().network()).events());
        }
        LedgerTopology topology = new LedgerTopology(
                settings.genesis(),
                settings.ledger(),
                settings.timing().tick(),
                signatures,
                examiner,
                clock,
                settings.signers(),
                registry,
                settings.metrics());
        KafkaStreams streams = new KafkaStreams(topology.build(), new StreamsConfig(properties));
        // Local state of an earlier run may be older than the deletions that the changelog still tells of: what was
        // deleted since would come back. Restoring from the changelog alone is what a crash does too.
        streams.cleanUp();
        OrphanedTransactions orphans = new OrphanedTransactions(
                Admin.create(ClientSettings.admin(settings.kafka())),
                settings.applicationId(),
                StreamsDefaults.isStreamsProtocol(settings));
        Runnable releaseAll = () -> {
            examiner.close();
            release.run();
        };
        LedgerApp app = new LedgerApp(streams, releaseAll, new FailurePolicy(), orphans);
        streams.start();
        orphans.start();
        return app;
    }

    private static void requireTopics(AppSettings settings, Duration maxWait) {
        try (Admin admin = Admin.create(ClientSettings.admin(settings.kafka()))) {
            TopicSettings wanted = TopicSettings.of(settings.genesis().ledgerCount(), 1);
            new TopicCreator(admin, maxWait, Waiting.SYSTEM)
                    .plan(new Topics(settings.genesis().network()).specs(wanted))
                    .requireComplete();
        }
    }

    /** Where the instance is in its life. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** For metrics and for finding who has which ledger. */
    public KafkaStreams streams() {
        return streams;
    }

    /** The failure that stopped this instance, if one did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failures.fatal());
    }

    /** Waits until the instance has stopped, by {@link #close} or a failure; true if it has within the time. */
    public boolean awaitStopped(Duration time) throws InterruptedException {
        return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Commits what was taken, gives the ledgers over to other instances, and stops. */
    @Override
    public void close() {
        orphans.close();
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        release.run();
    }
}
