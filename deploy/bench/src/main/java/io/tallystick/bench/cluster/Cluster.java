package io.tallystick.bench.cluster;

import io.tallystick.embedded.EmbeddedKafkaProcess;
import io.tallystick.embedded.SchemaRegistryProcess;
import io.tallystick.schemas.Waiting;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicSettings;
import io.tallystick.schemas.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A broker in a JVM of its own, a schema registry, and the topics of one network. */
public final class Cluster implements AutoCloseable {
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final Path directory;
    private final BenchNetwork network;
    private final EmbeddedKafkaProcess broker;
    private final SchemaRegistryProcess registry;
    private final boolean owner;

    private Cluster(
            Path directory,
            BenchNetwork network,
            EmbeddedKafkaProcess broker,
            SchemaRegistryProcess registry,
            boolean owner) {
        this.directory = directory;
        this.network = network;
        this.broker = broker;
        this.registry = registry;
        this.owner = owner;
    }

    /** Starts broker and registry process and makes the topics. */
    public static Cluster start(Path directory, BenchNetwork network) {
        return start(directory, network, true, Map.of());
    }

    /** Starts a broker and makes the topics; the registry is one in this process's memory. */
    public static Cluster startWithoutRegistry(
            Path directory, BenchNetwork network, Map<String, String> brokerProperties) {
        return start(directory, network, false, brokerProperties);
    }

    /** The topics of one more network on the same broker, which stays this one's: closing the other leaves it running. */
    public Cluster beside(BenchNetwork other) {
        Cluster cluster = new Cluster(directory.resolve(other.name()), other, broker, registry, false);
        cluster.createTopics();
        return cluster;
    }

    private static Cluster start(
            Path directory, BenchNetwork network, boolean withRegistry, Map<String, String> brokerProperties) {
        var builder = EmbeddedKafkaProcess.builder()
                .directory(directory.resolve("broker"))
                .log(directory.resolve("broker.log"));
        brokerProperties.forEach(builder::brokerProperty);
        EmbeddedKafkaProcess broker = builder.start();
        SchemaRegistryProcess registry = null;
        try {
            registry = withRegistry
                    ? SchemaRegistryProcess.builder()
                            .log(directory.resolve("registry.log"))
                            .start()
                    : null;
            Cluster cluster = new Cluster(directory, network, broker, registry, true);
            cluster.createTopics();
            return cluster;
        } catch (RuntimeException e) {
            broker.close();
            if (registry != null) {
                registry.close();
            }
            throw e;
        }
    }

    /** Makes the topics that are missing. */
    public void createTopics() {
        try (Admin admin = admin()) {
            new TopicCreator(admin, MAX_WAIT, Waiting.SYSTEM)
                    .create(topics().specs(TopicSettings.of(network.ledgers(), 1)));
        }
    }

    /** An instance that is not started yet; the same name has the same state directory. */
    public LedgerInstance instance(String name, int threads, Map<String, String> settings) {
        return new LedgerInstance(name, this, threads, settings);
    }

    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** The offset after the last record of the events topic, by ledger. */
    public long[] eventEnds() {
        long[] ends = new long[network.ledgers()];
        ends(List.of(topics().events())).forEach((partition, end) -> ends[partition.partition()] = end);
        return ends;
    }

    /** The sum of the end offsets of each topic of the broker, internal ones too. */
    public Map<String, Long> allEnds() {
        try (Admin admin = admin()) {
            Map<String, Long> sums = new TreeMap<>();
            ends(admin.listTopics(new ListTopicsOptions().listInternal(true))
                            .names()
                            .get())
                    .forEach((partition, end) -> sums.merge(partition.topic(), end, Long::sum));
            return sums;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("cannot list the topics: " + e, e);
        }
    }

    private Map<TopicPartition, Long> ends(Collection<String> topics) {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, description) -> description
                            .partitions()
                            .forEach(p -> wanted.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(wanted).all().get().forEach((partition, info) -> ends.put(partition, info.offset()));
            return ends;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("cannot read the ends of " + topics + ": " + e, e);
        }
    }

    /** A reader of the network's topics. */
    public TopicReader reader() {
        return new TopicReader(bootstrapServers());
    }

    public EmbeddedKafkaProcess broker() {
        return broker;
    }

    public BenchNetwork network() {
        return network;
    }

    public Topics topics() {
        return new Topics(network.name());
    }

    public Path directory() {
        return directory;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registry == null ? "mock://" + network.name() : registry.url();
    }

    @Override
    public void close() {
        if (owner) {
            List.of(this::closeRegistry, (Runnable) broker::close).forEach(Runnable::run);
        }
    }

    private void closeRegistry() {
        if (registry != null) {
            registry.close();
        }
    }
}
