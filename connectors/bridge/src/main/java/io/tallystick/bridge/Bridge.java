package io.tallystick.bridge;

import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.schemas.Waiting;
import io.tallystick.schemas.clients.ClientSettings;
import io.tallystick.schemas.topics.MissingTopicsException;
import io.tallystick.schemas.topics.TopicAdminException;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of a bridge. Start more, with the same settings but for the state directory, to scale out. */
public final class Bridge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(60);

    private final KafkaStreams streams;
    private final FramedOutput output;
    private final BridgeMetrics metrics;
    private final FailurePolicy failures = new FailurePolicy();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Bridge(KafkaStreams streams, FramedOutput output, BridgeMetrics metrics) {
        this.streams = streams;
        this.output = output;
        this.metrics = metrics;
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener((now, before) -> {
            LOG.info("bridge: {} (was {})", now, before);
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                stopped.countDown();
            }
        });
    }

    /**
     * Starts an instance: waits for the broker and the registry, checks that the topics are there, and begins to read.
     *
     * @param maxWait how long to wait for a broker that is away
     * @throws MissingTopicsException if topics are missing, of the network or to read
     * @throws io.tallystick.schemas.topics.PartitionCountMismatchException if the network's topics do not fit its genesis
     * @throws TopicAdminException if the broker did not come in time, or does not tell
     * @throws io.tallystick.schemas.serde.RegistryUnavailableException if the registry did not come in time
     * @throws IllegalArgumentException if a setting would break a promise
     */
    public static Bridge start(BridgeSettings settings, Duration maxWait) {
        var properties = BridgeDefaults.of(settings);
        requireTopics(settings, maxWait);
        BridgeMetrics metrics = new BridgeMetrics();
        FramedOutput output = FramedOutput.open(settings.topics(), settings.kafka());
        try {
            KafkaStreams streams = new KafkaStreams(
                    new BridgeTopology(settings, output, metrics).build(), new StreamsConfig(properties));
            Bridge bridge = new Bridge(streams, output, metrics);
            streams.start();
            return bridge;
        } catch (RuntimeException e) {
            output.close();
            throw e;
        }
    }

    private static void requireTopics(BridgeSettings settings, Duration maxWait) {
        try (Admin admin = Admin.create(ClientSettings.impatient(ClientSettings.admin(settings.kafka())))) {
            new TopicCreator(admin, maxWait, Waiting.SYSTEM)
                    .plan(settings.topics().specs(TopicSettings.of(settings.partitions(), 1)))
                    .requireComplete();
            Set<String> there = admin.listTopics().names().get();
            List<String> missing = settings.from().stream()
                    .filter(topic -> !there.contains(topic))
                    .toList();
            if (!missing.isEmpty()) {
                throw new MissingTopicsException(missing);
            }
        } catch (ExecutionException e) {
            throw new TopicAdminException("cannot list topics: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicAdminException("interrupted while topics were looked for", e);
        }
    }

    /** Where the instance is in its life. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** What it did so far. */
    public BridgeMetrics.Counts counts() {
        return metrics.counts();
    }

    /** The failure that stopped this instance, if one did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failures.fatal());
    }

    /** Waits until the instance has stopped, by {@link #close} or a failure; true if it has within the time. */
    public boolean awaitStopped(Duration time) throws InterruptedException {
        return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Commits what was read, gives its partitions over to other instances, and stops. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        output.close();
    }
}
