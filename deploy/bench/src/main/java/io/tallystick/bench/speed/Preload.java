package io.tallystick.bench.speed;

import io.tallystick.bench.cluster.BenchDevice;
import io.tallystick.bench.cluster.Cluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills the events topic with signed envelopes, device by device by turns, each device's in order. */
public final class Preload {
    private static final int CHUNK = 10_000;
    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");

    private final Cluster cluster;
    private final List<BenchDevice> devices;
    private long bytes;
    private long loaded;

    public Preload(Cluster cluster, int devices) {
        this.cluster = cluster;
        this.devices = IntStream.range(0, devices)
                .parallel()
                .mapToObj(cluster.network()::device)
                .toList();
    }

    /** Adds records until there are {@code total}. */
    public void loadUpTo(long total) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Map<String, Object> config = Map.of(
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
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (loaded < total) {
                long until = Math.min(total, loaded + CHUNK);
                List<byte[]> chunk = LongStream.range(loaded, until)
                        .parallel()
                        .mapToObj(this::envelope)
                        .toList();
                for (byte[] envelope : chunk) {
                    bytes += envelope.length;
                    byte[] key = subject(loaded++).getBytes(StandardCharsets.UTF_8);
                    producer.send(
                            new ProducerRecord<>(cluster.topics().events(), key, envelope), (metadata, exception) -> {
                                if (exception != null) {
                                    failure.compareAndSet(null, exception);
                                }
                            });
                }
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("cannot load the events: " + failure.get(), failure.get());
        }
    }

    /** Envelopes of the same devices that are nowhere loaded, for what needs no broker. */
    public List<byte[]> sample(int count) {
        return new ArrayList<>(
                LongStream.range(0, count).parallel().mapToObj(this::envelope).toList());
    }

    /** The device that sends the record of a number. */
    public BenchDevice deviceOf(long number) {
        return devices.get((int) (number % devices.size()));
    }

    /** How many records were loaded. */
    public long loaded() {
        return loaded;
    }

    /** The mean size of what was loaded, in bytes of envelope. */
    public long meanBytes() {
        return loaded == 0 ? 0 : bytes / loaded;
    }

    private byte[] envelope(long number) {
        long sequence = number / devices.size() + 1;
        return deviceOf(number)
                .envelope(subject(number), sequence, BEGIN.plus(Duration.ofSeconds(sequence)), number % 400 / 8.0);
    }

    private String subject(long number) {
        return "asset-" + number % devices.size();
    }
}
