package io.tallystick.connect.mqtt.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What devices sign: written at least once, since the ledger drops what comes twice. Has no positions. */
final class PlainStore implements Store {
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;

    PlainStore(Map<String, Object> clients) {
        Map<String, Object> config = new HashMap<>(clients);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Optional<String> position(String stream) {
        return Optional.empty();
    }

    @Override
    public List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records, Map<String, String> positions) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        records.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        try {
            List<RecordMetadata> written = new ArrayList<>(sent.size());
            for (Future<RecordMetadata> one : sent) {
                written.add(one.get());
            }
            return written;
        } catch (ExecutionException e) {
            throw new KafkaException("not written: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException("stopped while waiting for Kafka", e);
        }
    }

    @Override
    public void close() {
        producer.close(GOODBYE);
    }
}
