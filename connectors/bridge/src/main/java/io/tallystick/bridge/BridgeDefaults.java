package io.tallystick.bridge;

import io.tallystick.schemas.clients.ClientSettings;
import io.tallystick.schemas.topics.Topics;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams configuration of a bridge. */
final class BridgeDefaults {
    private BridgeDefaults() {}

    /**
     * Our defaults, the user's settings over them, and over both what the promises rest on.
     *
     * @throws IllegalArgumentException if the user's settings would break a promise
     */
    static Properties of(BridgeSettings settings) {
        return ClientSettings.combined(tuned(), settings.kafka(), promised(settings), "the bridge's promises rest on");
    }

    /** Defaults that a user may override. */
    private static Map<String, Object> tuned() {
        return Map.ofEntries(
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
                Map.entry(
                        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        Topics.MAX_REJECTED_BATCH_BYTES),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 4 << 20),
                // The least that brokers allow by default: what a killed instance had goes on elsewhere after it.
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500),
                Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5_000),
                Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED),
                // Nobody reads past what a killed instance left open until this has passed; a broker that is away for
                // longer
                // costs a new thread, not a record.
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000),
                Map.entry("processing.exception.handler.global.enabled", true),
                Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1));
    }

    private static Map<String, Object> promised(BridgeSettings settings) {
        return Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                settings.applicationId(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                // What is in a topic before the bridge first runs is taken too.
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                "earliest",
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                settings.threads(),
                StreamsConfig.STATE_DIR_CONFIG,
                settings.stateDirectory().toString(),
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true);
    }
}
