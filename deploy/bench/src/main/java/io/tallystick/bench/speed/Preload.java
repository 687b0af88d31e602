package io.tallystick.bench.speed;

import io.tallystick.bench.cluster.Cluster;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills the events topic with a fleet's envelopes, device by device by turns, each device's in order. */
public final class Preload {
    private static final int CHUNK = 10_000;

    private final Cluster cluster;
    private final Fleet fleet;
    private long bytes;
    private long loaded;
    private long[] preludeEnds = new long[0];
    private long controls;

    public Preload(Cluster cluster, Fleet fleet) {
        this.cluster = cluster;
        this.fleet = fleet;
    }

    public Fleet fleet() {
        return fleet;
    }

    /**
     * A record that comes before the fleet's.
     *
     * @param ledger its partition; -1 for that of its key
     * @param control whether it makes no event
     */
    public record First(int ledger, String subject, byte[] envelope, boolean control) {}

    /** Puts records before those of the fleet; what is measured begins after them. */
    public void prelude(Collection<First> records) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config(cluster), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (First first : records) {
                controls += first.control() ? 1 : 0;
                byte[] key = first.subject().getBytes(StandardCharsets.UTF_8);
                Integer partition = first.ledger() < 0 ? null : first.ledger();
                send(
                        producer,
                        new ProducerRecord<>(cluster.topics().events(), partition, key, first.envelope()),
                        failure);
            }
        }
        requireSent(failure);
        preludeEnds = cluster.eventEnds();
    }

    /** How many records of each ledger come before the fleet's; no element if none do. */
    long[] preludeEnds() {
        return preludeEnds.clone();
    }

    /** How many records there are that make no event. */
    long controls() {
        return controls;
    }

    /** Adds signed records until there are {@code total}. */
    public void loadUpTo(long total) {
        load(total, fleet::envelope);
    }

    /** Adds records with random bytes for signatures until there are {@code total}: quick, for what does not look. */
    public void fillUpTo(long total) {
        load(total, fleet::unsigned);
    }

    private void load(long total, LongFunction<byte[]> maker) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config(cluster), new ByteArraySerializer(), new ByteArraySerializer())) {
            while (loaded < total && failure.get() == null) {
                long until = Math.min(total, loaded + CHUNK);
                List<byte[]> chunk = LongStream.range(loaded, until)
                        .parallel()
                        .mapToObj(maker)
                        .toList();
                for (byte[] envelope : chunk) {
                    bytes += envelope.length;
                    byte[] key = fleet.subject(loaded++).getBytes(StandardCharsets.UTF_8);
                    send(producer, new ProducerRecord<>(cluster.topics().events(), key, envelope), failure);
                }
            }
        }
        requireSent(failure);
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            ProducerRecord<byte[], byte[]> record,
            AtomicReference<Exception> failure) {
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    private static void requireSent(AtomicReference<Exception> failure) {
        if (failure.get() != null) {
            throw new IllegalStateException("cannot load the events: " + failure.get(), failure.get());
        }
    }

    private static Map<String, Object> config(Cluster cluster) {
        return Map.of(
                "bootstrap.servers",
                cluster.bootstrapServers(),
                "acks",
                "all",
                "linger.ms",
                20,
                "batch.size",
                256 * 1024,
                "compression.type",
                "lz4");
    }

    /** How many records were loaded. */
    public long loaded() {
        return loaded;
    }

    /** The mean size of what was loaded, in bytes of envelope. */
    public double meanBytes() {
        return loaded == 0 ? 0 : (double) bytes / loaded;
    }
}
