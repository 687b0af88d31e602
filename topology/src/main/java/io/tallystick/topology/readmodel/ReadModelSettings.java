package io.tallystick.topology.readmodel;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.schemas.clients.ClientSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * All that one instance of the read model needs.
 *
 * @param genesis the network
 * @param kafka settings of Kafka's clients and of Kafka Streams, the registry's among them; they win over our defaults
 *     except for those that correctness rests on. {@code application.server} is what other instances send clients to.
 * @param threads stream threads, 1 to 64; a ledger is one task
 * @param stateDirectory where the blocks are kept, all of them: on a disk that outlives the process
 */
public record ReadModelSettings(Genesis genesis, Map<String, Object> kafka, int threads, Path stateDirectory) {
    public ReadModelSettings {
        kafka = Map.copyOf(kafka);
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("stream threads: want 1 to 64, got " + threads);
        }
    }

    /** The application id, and so the consumer group: all instances of a network's read model share it. */
    public String applicationId() {
        return genesis.network() + "-read-model";
    }

    /**
     * The Kafka Streams configuration.
     *
     * @throws IllegalArgumentException if a setting would make the read model wrong
     */
    Properties properties() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        defaults.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 4 << 20);
        // An instance that was killed is noticed after this long, and its ledgers can be queried elsewhere.
        defaults.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        defaults.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        defaults.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        return ClientSettings.combined(defaults, kafka, fixed(), "the read model wants");
    }

    private Map<String, Object> fixed() {
        return Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                applicationId(),
                // Exactly-once would throw the kept blocks away after every crash; keeping one twice changes nothing.
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.AT_LEAST_ONCE,
                // A block whose transaction was aborted never was.
                StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
                "read_committed",
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                threads,
                StreamsConfig.STATE_DIR_CONFIG,
                stateDirectory.toString(),
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true);
    }
}
