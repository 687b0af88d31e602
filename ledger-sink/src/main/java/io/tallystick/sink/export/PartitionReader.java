package io.tallystick.sink.export;

import io.tallystick.schemas.topics.MissingTopicsException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in one partition, in order, without a consumer group. Not for use by several threads at once. */
public final class PartitionReader implements AutoCloseable {
    private static final int CALL_MILLIS = 3_000;
    private static final Duration POLL = Duration.ofMillis(500);
    /**
     * How long the broker may hold a fetch that finds nothing. The consumer asks ahead, at the end too, and cannot close before
     * the answer: with Kafka's 500 ms each reading of a partition would end with that wait.
     */
    private static final int FETCH_WAIT_MILLIS = 20;

    /** Takes records one by one. */
    @FunctionalInterface
    public interface RecordVisitor {
        /** @return whether to go on with the next */
        boolean record(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Patience patience;

    /**
     * @param settings of the consumer, {@code bootstrap.servers} among them
     * @throws MissingTopicsException if there is no such topic
     * @throws UnreachableException if the cluster did not answer
     */
    public PartitionReader(Map<String, Object> settings, String topic, int partition, Patience patience) {
        this.patience = patience;
        this.partition = new TopicPartition(topic, partition);
        this.consumer = new KafkaConsumer<>(all(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<PartitionInfo> found = patience.ask("topic " + topic, () -> consumer.partitionsFor(topic));
            if (found == null || found.isEmpty()) {
                throw new MissingTopicsException(List.of(topic));
            }
            consumer.assign(List.of(this.partition));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static Map<String, Object> all(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        all.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        all.putAll(settings);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Reading must begin where we say; what is gone is told, not stepped over.
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return all;
    }

    /** The offset of the first record there is. */
    public long begin() {
        return patience.ask(
                partition + "",
                () -> consumer.beginningOffsets(List.of(partition)).get(partition));
    }

    /** The offset after the last committed record. */
    public long end() {
        return patience.ask(
                partition + "", () -> consumer.endOffsets(List.of(partition)).get(partition));
    }

    /**
     * Shows the records from {@code from} up to {@code end}, exclusive.
     *
     * @throws UnreachableException if the cluster did not answer
     */
    public void read(long from, long end, RecordVisitor visitor) throws IOException {
        if (from >= end) {
            return;
        }
        consumer.seek(partition, from);
        patience.progress();
        // The position also passes the markers of transactions, behind which there may be no record.
        while (position() < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (records.isEmpty()) {
                patience.noAnswer(partition + " at offset " + position() + " of " + end, null);
                continue;
            }
            patience.progress();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() >= end || !visitor.record(record)) {
                    return;
                }
            }
        }
    }

    private long position() {
        return consumer.position(partition);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
