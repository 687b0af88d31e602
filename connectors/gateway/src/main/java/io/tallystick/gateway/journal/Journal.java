package io.tallystick.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records, and the positions that they lead to, in one transaction: after a crash either both are there or neither. Opening it
 * fences whoever held it before. Not thread safe.
 */
public final class Journal implements AutoCloseable {
    private final JournalSettings settings;
    private final PositionsTopic topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, String> positions;
    private boolean failed;
    private long beganNanos;

    private Journal(
            JournalSettings settings,
            PositionsTopic topic,
            KafkaProducer<byte[], byte[]> producer,
            Map<String, String> positions) {
        this.settings = settings;
        this.topic = topic;
        this.producer = producer;
        this.positions = positions;
    }

    /**
     * Takes the journal over and reads what it holds.
     *
     * @throws JournalException if Kafka does not answer in time, refuses, or the topic is none for positions
     */
    public static Journal open(JournalSettings settings) {
        PositionsTopic topic = new PositionsTopic(settings);
        KafkaProducer<byte[], byte[]> producer = null;
        try (Admin admin = Admin.create(settings.admin())) {
            topic.require(admin);
            producer = new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
            // Ends or aborts what an earlier holder began; from here on that one can commit nothing, so what is read is
            // final.
            producer.initTransactions();
            return new Journal(settings, topic, producer, topic.read(admin));
        } catch (RuntimeException e) {
            if (producer != null) {
                producer.close(settings.patience());
            }
            throw e instanceof KafkaException ? Failures.of("journal " + settings.holder(), e) : e;
        }
    }

    /** The last committed position of that name. */
    public Optional<String> position(String name) {
        return Optional.ofNullable(positions.get(name));
    }

    /** The last committed positions, a copy. */
    public Map<String, String> positions() {
        return new HashMap<>(positions);
    }

    /**
     * Writes all of it or nothing. A crash before this returns leaves both possible; the positions tell which, when it is opened again.
     *
     * @param records in order for each partition; may be empty
     * @param changed positions by name; may be empty
     * @return where the records are, in their order
     * @throws JournalException if it was not committed for sure; the journal is then of no more use: close it, and open it again
     */
    public List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records, Map<String, String> changed) {
        if (failed) {
            throw new JournalException(
                    "journal " + settings.holder() + ": want one without a failure, got one that failed", null, false);
        }
        if (records.isEmpty() && changed.isEmpty()) {
            return List.of();
        }
        try {
            List<RecordMetadata> written = write(records, changed);
            positions.putAll(changed);
            return written;
        } catch (InterruptedException e) {
            failed = true;
            throw Failures.interrupted(e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    private List<RecordMetadata> write(List<ProducerRecord<byte[], byte[]>> records, Map<String, String> changed)
            throws InterruptedException, ExecutionException {
        beganNanos = System.nanoTime();
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        records.forEach(record -> sent.add(producer.send(record)));
        changed.forEach((name, position) -> producer.send(
                new ProducerRecord<>(settings.topic(), 0, topic.key(name), position.getBytes(StandardCharsets.UTF_8))));
        producer.commitTransaction();
        List<RecordMetadata> written = new ArrayList<>(sent.size());
        for (Future<RecordMetadata> one : sent) {
            written.add(one.get());
        }
        return written;
    }

    private JournalException failed(Throwable cause) {
        failed = true;
        boolean late =
                System.nanoTime() - beganNanos >= settings.transactionTimeout().toNanos();
        return Failures.of("journal " + settings.holder() + ": not committed", cause, late);
    }

    /** Aborts nothing and waits for nothing but the client: whatever was not committed is aborted by the next holder or by time. */
    @Override
    public void close() {
        producer.close(failed ? Duration.ZERO : settings.patience());
    }
}
