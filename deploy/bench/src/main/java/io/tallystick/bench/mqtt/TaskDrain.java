package io.tallystick.bench.mqtt;

import io.tallystick.bench.figures.Json;
import io.tallystick.connect.mqtt.MqttSourceConnector;
import io.tallystick.connect.mqtt.MqttSourceTask;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * One task of the connector, driven as a Connect worker does that writes exactly once: each batch and the offsets of its streams are one
 * transaction, and after its commit the task is told of each record. No worker, so none of its HTTP and group.
 */
final class TaskDrain {
    /** {@code producer.override.batch.size} of the connector's guide. */
    private static final int BATCH_BYTES = 262_144;

    private final String bootstrap;
    private final String offsetsTopic;
    private final Map<String, String> settings;
    private final String events;

    /**
     * @param settings of the connector
     * @param events the topic that every record must be for
     */
    TaskDrain(String bootstrap, String offsetsTopic, Map<String, String> settings, String events) {
        this.bootstrap = bootstrap;
        this.offsetsTopic = offsetsTopic;
        this.settings = settings;
        this.events = events;
    }

    /**
     * Takes so many messages, of those that the broker has kept, each of which becomes one event.
     *
     * @return nanoseconds from connecting to the last acknowledgement
     * @throws IllegalStateException if they have not come in time, or if one was refused
     */
    long drain(int messages, Duration atMost) throws InterruptedException {
        MqttSourceTask task = new MqttSourceTask();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            task.initialize(new NewTaskContext(settings));
            task.start(taskSettings());
            long begin = System.nanoTime();
            for (int left = messages; left > 0; ) {
                if (System.nanoTime() - begin > atMost.toNanos()) {
                    throw new IllegalStateException("the connector still lacks " + left + " of " + messages
                            + " messages after " + atMost.toSeconds() + " s");
                }
                left -= batch(task, producer);
            }
            return System.nanoTime() - begin;
        } finally {
            task.stop();
        }
    }

    private int batch(MqttSourceTask task, KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        List<SourceRecord> records = task.poll();
        if (records == null) {
            return 0;
        }
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        producer.beginTransaction();
        for (SourceRecord record : records) {
            if (!record.topic().equals(events)) {
                throw new IllegalStateException("want events only, got a record for " + record.topic());
            }
            producer.send(new ProducerRecord<>(events, (byte[]) record.key(), (byte[]) record.value()));
            offsets.put(record.sourcePartition(), record.sourceOffset());
        }
        offsets.forEach((partition, offset) ->
                producer.send(new ProducerRecord<>(offsetsTopic, json(List.of("mqtt", partition)), json(offset))));
        producer.commitTransaction();
        records.forEach(record -> task.commitRecord(record, null));
        return records.size();
    }

    private static byte[] json(Object value) {
        return Json.line(value).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> taskSettings() {
        MqttSourceConnector connector = new MqttSourceConnector();
        connector.start(settings);
        return connector.taskConfigs(1).get(0);
    }

    /**
     * What a worker gives the producer of a task that writes exactly once, and what the guide says to set for speed: sent one after the
     * other, batches of the default size would make a round trip to Kafka of each few dozen messages.
     */
    private Map<String, Object> producerSettings() {
        return Map.of(
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "connect-mqtt-0",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE);
    }
}
