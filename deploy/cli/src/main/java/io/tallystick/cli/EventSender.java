package io.tallystick.cli;

import io.tallystick.schemas.Event;
import io.tallystick.schemas.serde.EventCodec;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.topics.MissingTopicsException;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.sink.export.Patience;
import io.tallystick.sink.export.UnreachableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts signed envelopes into the events topic, in Confluent framing where a registry is named, else bare. */
final class EventSender implements AutoCloseable {
    private static final int CALL_MILLIS = 3_000;
    private static final int NO_SCHEMA = -1;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Patience patience;
    private final Duration timeout;
    private final int schemaId;

    /** Waits for the broker, and the registry if one is named, so that nothing is signed in vain. */
    EventSender(KafkaOptions kafka, Topics topics, PrintWriter err) throws IOException {
        this.topic = topics.events();
        this.patience = kafka.patience(err);
        this.timeout = kafka.timeout();
        this.producer = new KafkaProducer<>(
                settings(kafka.client("producer."), timeout), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            requireTopic();
            this.schemaId = kafka.hasRegistry() ? schemaId(topic, kafka) : NO_SCHEMA;
        } catch (IOException | RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private static Map<String, Object> settings(Map<String, Object> given, Duration timeout) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, CALL_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) Math.max(2 * CALL_MILLIS, timeout.toMillis()));
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putAll(given);
        // Kafka's acknowledgement must mean that the event is safe, and a retry must not write it twice.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    private void requireTopic() {
        patience.ask("topic " + topic, () -> {
            try {
                return producer.partitionsFor(topic);
            } catch (RetriableException e) {
                // The producer waits for a missing topic as for a broker that is away; only the cause tells them apart.
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    throw new MissingTopicsException(List.of(topic));
                }
                throw e;
            }
        });
    }

    private static int schemaId(String topic, KafkaOptions kafka) throws IOException {
        try (Registry registry = kafka.registry()) {
            return registry.idOf(topic + "-value", Event.getClassSchema());
        }
    }

    /** Sends to one ledger; waits while the producer's buffer is full. */
    Future<RecordMetadata> send(int ledger, String key, byte[] envelope, long nowMillis, Callback callback) {
        byte[] value =
                schemaId == NO_SCHEMA ? envelope : EventCodec.encode(schemaId, envelope, nowMillis, "tallystick");
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, ledger, key.getBytes(StandardCharsets.UTF_8), value);
        return patience.ask("sending to " + topic, () -> producer.send(record, callback));
    }

    /** Waits for Kafka's acknowledgement. */
    RecordMetadata await(Future<RecordMetadata> sent) throws InterruptedException {
        patience.progress();
        while (true) {
            try {
                return sent.get(CALL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                patience.noAnswer("sending to " + topic, null);
            } catch (ExecutionException e) {
                throw new UnreachableException(
                        "sending to " + topic + ": " + e.getCause().getMessage(), e.getCause());
            }
        }
    }

    /** Sends what is in the buffer and waits for its acknowledgements. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(timeout);
    }
}
