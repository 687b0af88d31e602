package io.tallystick.connect.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes what became of each record to a topic, with a producer of the task's own: a worker gives a sink task none. Without a topic
 * nothing is written. Safe for many threads.
 */
final class Reports implements AutoCloseable {
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    private Reports(String topic, Producer<byte[], byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    static Reports open(WebhookConfig config) {
        if (config.reportTopic().isEmpty()) {
            return new Reports("", null);
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.putAll(config.reportProducer());
        ByteArraySerializer bytes = new ByteArraySerializer();
        return new Reports(config.reportTopic(), new KafkaProducer<>(settings, bytes, bytes));
    }

    /** Writes a report; completes when the brokers have it, or exceptionally when they do not take it. */
    CompletableFuture<Void> write(Report report) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        if (producer == null) {
            written.complete(null);
            return written;
        }
        byte[] key = report.id() == null ? null : report.id().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, key, report.json()), (metadata, failure) -> {
            if (failure == null) {
                written.complete(null);
            } else {
                written.completeExceptionally(failure);
            }
        });
        return written;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_WAIT);
        }
    }
}
