package io.tallystick.quickstart.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in one partition, from its beginning to its present end. */
final class CommittedRecords {
    private static final Duration POLL = Duration.ofMillis(200);
    /** A broker on this machine that says nothing for so long is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Takes each record. */
    interface Visitor<E extends Exception> {
        void record(ConsumerRecord<byte[], byte[]> record) throws E;
    }

    private final String bootstrapServers;

    CommittedRecords(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** @throws DemoException if the broker stops to answer */
    <E extends Exception> void each(String topic, int partition, Visitor<E> visitor) throws E {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4 << 20);
        TopicPartition assigned = new TopicPartition(topic, partition);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(assigned));
            consumer.seekToBeginning(List.of(assigned));
            long end = consumer.endOffsets(List.of(assigned)).get(assigned);
            long heard = System.nanoTime();
            long position = consumer.position(assigned);
            while (position < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    visitor.record(record);
                }
                long now = consumer.position(assigned);
                if (now > position) {
                    heard = System.nanoTime();
                    position = now;
                } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    throw new DemoException(
                            topic + ", partition " + partition + ": the broker gives nothing after offset " + position
                                    + " though there are records up to " + end,
                            null);
                }
            }
        }
    }
}
