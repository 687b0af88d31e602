package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.Cluster;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends the load at a steady rate and remembers where each acknowledged record came to lie. Its producer is idempotent and
 * never gives up, so what it sent is in the topic once, whatever brokers do.
 */
final class LoadSender implements AutoCloseable {
    /** Where a record lies. */
    record Place(int partition, long offset) {}

    /** One record of so many is about money. */
    private static final int PAYMENT_EVERY = 8;

    private final String topic;
    private final List<LoadStream> streams = new ArrayList<>();
    private final MoneyLoad money;
    private final int ledgers;
    private final Random random;
    private final int perSecond;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Place, Send> acknowledged = new ConcurrentHashMap<>();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "load");
    private long sent;

    /** @param devices each sends about two subjects */
    LoadSender(Cluster cluster, int devices, int perSecond, long seed) {
        this.topic = cluster.topics().events();
        this.perSecond = perSecond;
        this.random = new Random(seed);
        this.money = new MoneyLoad(cluster.network(), new Random(seed));
        this.ledgers = cluster.network().ledgers();
        for (int d = 0; d < devices; d++) {
            var device = cluster.network().device(d);
            streams.add(new LoadStream(device, "asset-" + d, new Random(random.nextLong())));
            streams.add(new LoadStream(device, "site-" + d, new Random(random.nextLong())));
        }
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", cluster.bootstrapServers());
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("linger.ms", 5);
        config.put("delivery.timeout.ms", Integer.MAX_VALUE);
        config.put("max.block.ms", Long.MAX_VALUE);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void start() {
        thread.start();
    }

    /** Ends the load in good order: late ones are sent, and everything is acknowledged. */
    void finish() throws InterruptedException {
        ending.set(true);
        thread.join();
        streams.forEach(stream -> stream.finish().forEach(this::send));
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("the load's own producer gave up: " + failure.get(), failure.get());
        }
        if (acknowledged.size() != sent) {
            throw new IllegalStateException(
                    "the load's own producer: want " + sent + " acknowledgements, got " + acknowledged.size());
        }
    }

    private void run() {
        Send deployment = money.deployment();
        for (int ledger = 0; ledger < ledgers; ledger++) {
            send(deployment, ledger);
        }
        money.begin().forEach(this::send);
        long begin = System.nanoTime();
        while (!ending.get()) {
            boolean pays = random.nextInt(PAYMENT_EVERY) == 0;
            send(
                    pays
                            ? money.next()
                            : streams.get(random.nextInt(streams.size())).next());
            // A producer that was held up, by a broker that is away, does not make up for it.
            long ahead = begin + sent * 1_000_000_000L / perSecond - System.nanoTime();
            if (ahead > 1_000_000) {
                LockSupport.parkNanos(ahead);
            } else if (ahead < -1_000_000_000L) {
                begin -= ahead;
            }
        }
    }

    private void send(Send send) {
        send(send, null);
    }

    private void send(Send send, Integer partition) {
        sent++;
        producer.send(
                new ProducerRecord<>(topic, partition, send.subject().getBytes(StandardCharsets.UTF_8), send.value()),
                (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    } else {
                        acknowledged.put(new Place(metadata.partition(), metadata.offset()), send);
                    }
                });
    }

    List<LoadStream> streams() {
        return streams;
    }

    /** All acknowledged records by where they lie. */
    Map<Place, Send> acknowledged() {
        return acknowledged;
    }

    /** The offset after the last acknowledged record of each partition, 0 where there is none. */
    long[] ends(int partitions) {
        long[] ends = new long[partitions];
        for (Place place : acknowledged.keySet()) {
            ends[place.partition] = Math.max(ends[place.partition], place.offset + 1);
        }
        return ends;
    }

    TopicPartition partition(int ledger) {
        return new TopicPartition(topic, ledger);
    }

    @Override
    public void close() {
        ending.set(true);
        producer.close(java.time.Duration.ZERO);
    }
}
