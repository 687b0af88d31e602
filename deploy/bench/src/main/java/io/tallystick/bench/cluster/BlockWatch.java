package io.tallystick.bench.cluster;

import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.serde.AvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows the committed blocks and checkpoints while things are being broken, to know how far the ledgers are and when
 * they went on.
 */
public final class BlockWatch implements AutoCloseable {
    private final String blocks;
    private final AvroDeserializer<Block> decoder;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "block-watch");
    private final long[] nextInput;
    private final long[] unsettled;
    private final long[] lastNanos;
    private final long[] size;
    private final long[] signedSize;
    private volatile boolean ending;

    /** Begins to follow. */
    public BlockWatch(Cluster cluster) {
        int ledgers = cluster.network().ledgers();
        nextInput = new long[ledgers];
        unsettled = new long[ledgers];
        lastNanos = new long[ledgers];
        size = new long[ledgers];
        signedSize = new long[ledgers];
        blocks = cluster.topics().blocks();
        decoder = AvroDeserializer.of(Block.class);
        decoder.configure(Map.of("schema.registry.url", cluster.registryUrl()), false);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = Stream.of(blocks, cluster.topics().checkpoints())
                .flatMap(topic -> IntStream.range(0, ledgers).mapToObj(ledger -> new TopicPartition(topic, ledger)))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!ending) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                if (record.topic().equals(blocks)) {
                    sealed(record.partition(), decoder.deserialize(record.topic(), record.value()));
                } else {
                    signed(record.partition(), record.value());
                }
            });
        }
        consumer.close();
    }

    private synchronized void signed(int ledger, byte[] note) {
        signedSize[ledger] = Published.signedSize(ledger, note);
        notifyAll();
    }

    private synchronized void sealed(int ledger, Block block) {
        Seal seal = Published.seal(block.getEntries());
        for (InputRange range : seal.inputs()) {
            if (range.source() == InputRange.Source.EVENTS) {
                nextInput[ledger] = range.next();
            }
        }
        unsettled[ledger] = seal.declared().unsettled();
        lastNanos[ledger] = System.nanoTime();
        size[ledger] = block.getFirstIndex() + block.getEntryCount();
        notifyAll();
    }

    /**
     * Waits until every ledger has sealed a block after a moment.
     *
     * @param sinceNanos a {@link System#nanoTime}
     * @return how long that took after the moment, or null if {@code atMost} passed
     */
    public synchronized Duration awaitAllAfter(long sinceNanos, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            long slowest = 0;
            boolean all = true;
            for (long nanos : lastNanos) {
                all &= nanos - sinceNanos > 0 && nanos != 0;
                slowest = Math.max(slowest, nanos - sinceNanos);
            }
            if (all) {
                return Duration.ofNanos(slowest);
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
    }

    /**
     * Waits until the blocks cover all input up to {@code ends}, nothing waits to be settled and the last block is signed;
     * false if not in time.
     */
    public synchronized boolean awaitCovered(long[] ends, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!covered(ends)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
        return true;
    }

    private boolean covered(long[] ends) {
        for (int ledger = 0; ledger < ends.length; ledger++) {
            if (nextInput[ledger] < ends[ledger] || unsettled[ledger] != 0 || signedSize[ledger] < size[ledger]) {
                return false;
            }
        }
        return true;
    }

    /** How far each ledger is, for messages. */
    public synchronized String progress(long[] ends) {
        StringBuilder text = new StringBuilder();
        for (int ledger = 0; ledger < ends.length; ledger++) {
            text.append(" ledger ").append(ledger).append(": input ").append(nextInput[ledger]);
            text.append(" of ").append(ends[ledger]).append(", unsettled ").append(unsettled[ledger]);
            text.append(", signed ").append(signedSize[ledger]).append(" of ").append(size[ledger]);
        }
        return text.toString();
    }

    @Override
    public void close() {
        ending = true;
    }
}
