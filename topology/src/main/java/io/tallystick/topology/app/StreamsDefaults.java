package io.tallystick.topology.app;

import io.tallystick.schemas.clients.ClientSettings;
import io.tallystick.schemas.topics.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams configuration of the ledger application; benchmarks tune what they compare with it the same way. */
public final class StreamsDefaults {
    private StreamsDefaults() {}

    /**
     * Our defaults, the user's settings over them, and over both what the promises rest on.
     *
     * @throws IllegalArgumentException if the user's settings would break a promise
     */
    public static Properties of(AppSettings settings) {
        Map<String, Object> defaults = new LinkedHashMap<>(tuned());
        // The protocol "streams" knows no members that keep their place.
        if (!isStreamsProtocol(settings)) {
            defaults.put(
                    StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    InstanceId.of(settings.stateDirectory()));
        }
        return ClientSettings.combined(defaults, settings.kafka(), promised(settings), "the ledger's promises rest on");
    }

    /** Whether the user asked for the group protocol "streams"; ours is the classic one. */
    static boolean isStreamsProtocol(AppSettings settings) {
        Object protocol = settings.kafka().get(StreamsConfig.GROUP_PROTOCOL_CONFIG);
        return protocol != null && !protocol.toString().equalsIgnoreCase("classic");
    }

    /** Defaults that a user may override; docs/explanation has what was measured. */
    private static Map<String, Object> tuned() {
        return Map.ofEntries(
                // Large batches: one block is one record, and blocks of many ledgers share a request.
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
                Map.entry(
                        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        Topics.MAX_REJECTED_BATCH_BYTES),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 4 << 20),
                // An instance that was killed is noticed after this long, and its ledgers go on elsewhere: the least
                // that
                // brokers allow by default. docs/reference/settings.md has what was measured.
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500),
                Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5_000),
                // A ledger takes its records as they come; with another value, Kafka Streams looks at each whether one
                // from
                // elsewhere might be older.
                Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED),
                // A broker that restarts takes some seconds; a shorter time would fence the producer meanwhile. What a
                // killed instance leaves open does not wait for it: OrphanedTransactions.
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 30_000),
                Map.entry("processing.exception.handler.global.enabled", true),
                Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1));
    }

    private static Map<String, Object> promised(AppSettings settings) {
        return Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                settings.applicationId(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                // A commit closes the open block: the commit interval is the block interval.
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.timing().blockInterval().toMillis(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                settings.threads().streams(),
                StreamsConfig.STATE_DIR_CONFIG,
                settings.stateDirectory().toString(),
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true);
    }
}
