package io.tallystick.topology.readmodel;

import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.RegistrySettings;
import io.tallystick.schemas.topics.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the read model: a Kafka Streams client of its own, off the path of sealing. Start more to share the ledgers. */
public final class ReadModel implements LedgerQueries, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModel.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    /** What Kafka Streams gives as the host of an instance without application.server. */
    private static final HostInfo UNKNOWN = HostInfo.unavailable();

    private final ReadModelSettings settings;
    private final Topics topics;
    private final Registry registry;
    private final BlockDecoder decoder;
    private final KafkaStreams streams;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private ReadModel(ReadModelSettings settings) {
        var properties = settings.properties();
        this.settings = settings;
        this.topics = new Topics(settings.genesis().network());
        this.registry = Registry.open(RegistrySettings.from(settings.kafka()));
        this.decoder = new BlockDecoder(topics.blocks(), registry);
        this.streams = new KafkaStreams(new ReadModelTopology(topics, decoder).build(), new StreamsConfig(properties));
        streams.setUncaughtExceptionHandler(this::failed);
        streams.setStateListener((now, before) -> LOG.info("read model: {} (was {})", now, before));
    }

    /**
     * Starts an instance. It answers for a ledger when it has taken in its blocks.
     *
     * @throws IllegalArgumentException if a setting would make the read model wrong
     */
    public static ReadModel start(ReadModelSettings settings) {
        return start(settings, null);
    }

    /** As {@link #start(ReadModelSettings)}; the listener, if not null, is told what is restored. */
    static ReadModel start(ReadModelSettings settings, StateRestoreListener restores) {
        ReadModel model = new ReadModel(settings);
        model.streams.setGlobalStateRestoreListener(restores);
        model.streams.start();
        return model;
    }

    @Override
    public int ledgerCount() {
        return settings.genesis().ledgerCount();
    }

    @Override
    public LedgerView ledger(int ledger) throws LedgerElsewhereException, LedgerUnavailableException {
        if (ledger < 0 || ledger >= ledgerCount()) {
            throw new IllegalArgumentException("ledger: want 0 to " + (ledgerCount() - 1) + ", got " + ledger);
        }
        try {
            LedgerView view = new LedgerView(
                    ledger,
                    settings.genesis().origin(ledger),
                    decoder,
                    store(ReadModelNames.BLOCKS, ledger),
                    store(ReadModelNames.INDEX, ledger),
                    store(ReadModelNames.SUBTREES, ledger),
                    store(ReadModelNames.CHECKPOINTS, ledger));
            // Kafka Streams looks for a store only when it is read; the four of a ledger are in one task.
            view.index().get(IndexKeys.NEXT);
            return view;
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw notHere(ledger);
        }
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, int ledger) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(ledger));
    }

    private LedgerUnavailableException notHere(int ledger) throws LedgerElsewhereException {
        KafkaStreams.State state = streams.state();
        if (state.isRunningOrRebalancing()) {
            boolean own = streams.metadataForLocalThreads().stream()
                    .flatMap(thread -> thread.activeTasks().stream())
                    .anyMatch(task -> task.taskId().partition() == ledger);
            TopicPartition blocks = new TopicPartition(topics.blocks(), ledger);
            Optional<StreamsMetadata> owner = streams.metadataForAllStreamsClients().stream()
                    .filter(instance -> instance.topicPartitions().contains(blocks))
                    .findFirst();
            if (!own && owner.isPresent()) {
                HostInfo host = owner.get().hostInfo();
                throw new LedgerElsewhereException(
                        ledger, host.equals(UNKNOWN) ? null : host.host() + ":" + host.port());
            }
        }
        return new LedgerUnavailableException(ledger, "the read model is " + state);
    }

    /** For metrics and health. */
    public KafkaStreams streams() {
        return streams;
    }

    /** The failure that stopped this instance, if one did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Anything but a broker or registry that is away stops the read model: a block left out would be a wrong answer. */
    private StreamThreadExceptionResponse failed(Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                LOG.warn(
                        "a stream thread of the read model failed for a passing reason and is replaced: {}",
                        why.toString());
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
        }
        failure.compareAndSet(null, why);
        LOG.error("the read model stops: {}", why.getMessage(), why);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Writes what is kept to disk and stops. */
    @Override
    public void close() {
        streams.close(CLOSE_TIMEOUT);
        registry.close();
    }
}
