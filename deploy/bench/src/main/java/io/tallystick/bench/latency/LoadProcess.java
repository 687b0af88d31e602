package io.tallystick.bench.latency;

import io.tallystick.bench.Arguments;
import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.schemas.topics.Topics;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The load of a latency measurement, in a JVM of its own: signs all envelopes, then sends each at its time, whether or not the
 * ones before it have come through. Latency counts from the time at which an event should have been sent, so a stall
 * counts for all who would have sent meanwhile: no coordinated omission.
 */
public final class LoadProcess {
    /** Longest sleep between two looks at the clock; a send is late by no more unless the processor is taken. */
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(1_000);

    private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private LoadProcess() {}

    /** Runs the program; exit codes: 0 measured, 1 a send failed or not all was sealed in time. */
    public static void main(String[] args) throws InterruptedException {
        Arguments given = new Arguments(
                args,
                Set.of("network", "ledgers", "bootstrap", "devices", "readings", "rate", "warm-up", "seconds"),
                Set.of());
        BenchNetwork network = new BenchNetwork(given.text("network"), (int) given.number("ledgers", 1, 1, 64));
        int devices = (int) given.number("devices", 1_000, 1, 1_000_000);
        Fleet fleet = new Fleet(network, devices, (int) given.number("readings", 1, 1, 1_000));
        int rate = (int) given.number("rate", 1_000, 1, 1_000_000);
        int warmUp = rate * (int) given.number("warm-up", 5, 0, 600);
        int total = warmUp + rate * (int) given.number("seconds", 20, 1, 3_600);
        byte[][] envelopes =
                IntStream.range(0, total).parallel().mapToObj(fleet::envelope).toArray(byte[][]::new);
        System.out.println("load-signed " + total);

        long begin = System.nanoTime() + LEAD_NANOS;
        LatencyTracker tracker = new LatencyTracker(network.ledgers(), begin + nanosOf(warmUp, rate));
        LedgerFollower follower =
                new LedgerFollower(given.text("bootstrap"), new Topics(network.name()), network.ledgers(), tracker);
        Thread reading = new Thread(follower, "ledger-follower");
        reading.setUncaughtExceptionHandler((thread, failure) -> fail(failure));
        reading.start();
        long cpuNanos = send(given.text("bootstrap"), network, fleet, envelopes, begin, rate, warmUp, tracker);
        awaitSigned(tracker);
        follower.end();
        reading.join();
        System.out.println(LatencyResult.line(rate, total - warmUp, cpuNanos, tracker.blocks(), tracker.checkpoints()));
        System.exit(0);
    }

    private static long send(
            String bootstrap,
            BenchNetwork network,
            Fleet fleet,
            byte[][] envelopes,
            long begin,
            int rate,
            int warmUp,
            LatencyTracker tracker) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        String topic = new Topics(network.name()).events();
        long cpuAtBegin = 0;
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 5, "compression.type", "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(topic);
            for (int i = 0; i < envelopes.length && failure.get() == null; i++) {
                if (i == warmUp) {
                    cpuAtBegin = cpuNanos();
                }
                long intended = begin + nanosOf(i, rate);
                for (long early = intended - System.nanoTime(); early > 0; early = intended - System.nanoTime()) {
                    LockSupport.parkNanos(Math.min(early, NAP_NANOS));
                }
                String subject = fleet.subject(i);
                int ledger = SubjectRouting.ledgerOf(subject, network.ledgers());
                tracker.sent(ledger, intended);
                byte[] key = subject.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, ledger, key, envelopes[i]), (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
            }
        }
        if (failure.get() != null) {
            fail(failure.get());
        }
        return cpuNanos() - cpuAtBegin;
    }

    private static void awaitSigned(LatencyTracker tracker) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (tracker.open() > 0) {
            if (System.nanoTime() > giveUp) {
                fail(new IllegalStateException(tracker.open() + " events were not sealed and signed within "
                        + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s of the last: want a lower rate"));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static long nanosOf(int events, int rate) {
        return events * TimeUnit.SECONDS.toNanos(1) / rate;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static void fail(Throwable failure) {
        System.out.println("load-failed " + failure);
        Runtime.getRuntime().halt(1);
    }
}
