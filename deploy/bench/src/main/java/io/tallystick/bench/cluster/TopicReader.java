package io.tallystick.bench.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads partitions from their beginning to their present end. */
public final class TopicReader {
    private final String bootstrapServers;

    TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Reads what is committed. */
    public <T> void committed(
            String topic, int partition, Deserializer<T> values, Consumer<ConsumerRecord<byte[], T>> to) {
        read(topic, partition, "read_committed", values, to);
    }

    /** Reads all that was ever written, that of aborted transactions too. */
    public <T> void uncommitted(
            String topic, int partition, Deserializer<T> values, Consumer<ConsumerRecord<byte[], T>> to) {
        read(topic, partition, "read_uncommitted", values, to);
    }

    private <T> void read(
            String topic,
            int partition,
            String isolation,
            Deserializer<T> values,
            Consumer<ConsumerRecord<byte[], T>> to) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                isolation,
                "max.poll.records",
                5_000,
                "max.partition.fetch.bytes",
                4 << 20);
        try (KafkaConsumer<byte[], T> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), values)) {
            TopicPartition assigned = new TopicPartition(topic, partition);
            consumer.assign(List.of(assigned));
            consumer.seekToBeginning(List.of(assigned));
            long end = consumer.endOffsets(List.of(assigned)).get(assigned);
            while (consumer.position(assigned) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(to);
            }
        }
    }
}
