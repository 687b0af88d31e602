package io.tallystick.quickstart.demo;

import io.tallystick.schemas.serde.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The topic of events, as those who send see it. To be used by one thread; what the getters return is complete after {@link #flush}.
 */
final class EventLog {
    private static final String SOURCE = "demonstration";

    private final Producer<byte[], byte[]> producer;
    private final int schemaId;
    private final String topic;
    private final long[] nextOffsets;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * @param schemaId the registry's number of the schema of events
     * @param ledgers partitions of the topic
     */
    EventLog(Producer<byte[], byte[]> producer, int schemaId, String topic, int ledgers) {
        this.producer = producer;
        this.schemaId = schemaId;
        this.topic = topic;
        this.nextOffsets = new long[ledgers];
    }

    /** Sends to the ledger of a subject. */
    void send(String subject, byte[] envelope, Instant now) {
        producer.send(new ProducerRecord<>(topic, bytes(subject), value(envelope, now)), callback());
    }

    /** Sends the same to every ledger, and says to how many. */
    int sendToAll(String subject, byte[] envelope, Instant now) {
        byte[] key = bytes(subject);
        byte[] value = value(envelope, now);
        for (int ledger = 0; ledger < nextOffsets.length; ledger++) {
            producer.send(new ProducerRecord<>(topic, ledger, key, value), callback());
        }
        return nextOffsets.length;
    }

    private static byte[] bytes(String subject) {
        return subject.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] value(byte[] envelope, Instant now) {
        return EventCodec.encode(schemaId, envelope, now.toEpochMilli(), SOURCE);
    }

    private Callback callback() {
        return (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            } else {
                synchronized (nextOffsets) {
                    int partition = metadata.partition();
                    nextOffsets[partition] = Math.max(nextOffsets[partition], metadata.offset() + 1);
                }
            }
        };
    }

    /**
     * Waits until the broker has all that was sent.
     *
     * @throws DemoException if it refused a record
     */
    void flush() {
        producer.flush();
        requireNoFailure();
    }

    /** @throws DemoException if the broker refused a record */
    void requireNoFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw new DemoException(
                    "the broker did not take a record: " + first.getMessage() + "; is the disk full?", first);
        }
    }

    /** Where each partition ends. */
    long[] nextOffsets() {
        synchronized (nextOffsets) {
            return nextOffsets.clone();
        }
    }
}
