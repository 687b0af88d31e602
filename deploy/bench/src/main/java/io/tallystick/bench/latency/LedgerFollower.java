package io.tallystick.bench.latency;

import io.tallystick.bench.cluster.Published;
import io.tallystick.ledger.entry.InputRange;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads blocks and checkpoints as any outsider does, read-committed, and tells the tracker when it had them. */
final class LedgerFollower implements Runnable {
    /** 0x00 and the schema's id: the writer's schema is known here, so the registry need not be asked. */
    private static final int FRAMING_BYTES = 5;

    private final LatencyTracker tracker;
    private final String blocks;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(Block.getClassSchema());
    private volatile boolean ending;

    /** Begins at the beginning of the topics. */
    LedgerFollower(String bootstrapServers, Topics topics, int ledgers, LatencyTracker tracker) {
        this.tracker = tracker;
        this.blocks = topics.blocks();
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = Stream.of(blocks, topics.checkpoints())
                .flatMap(topic -> IntStream.range(0, ledgers).mapToObj(ledger -> new TopicPartition(topic, ledger)))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    @Override
    public void run() {
        while (!ending) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                long now = System.nanoTime();
                if (record.topic().equals(blocks)) {
                    sealed(record.partition(), record.value(), now);
                } else {
                    tracker.signed(record.partition(), Published.signedSize(record.partition(), record.value()), now);
                }
            }
        }
        consumer.close();
    }

    void end() {
        ending = true;
    }

    private void sealed(int ledger, byte[] value, long now) {
        try {
            GenericRecord block = reader.read(
                    null, DecoderFactory.get().binaryDecoder(value, FRAMING_BYTES, value.length - FRAMING_BYTES, null));
            long events = Published.seal((ByteBuffer) block.get("entries")).inputs().stream()
                    .mapToLong(InputRange::next)
                    .max()
                    .orElse(0);
            tracker.sealed(ledger, events, (long) block.get("firstIndex") + (int) block.get("entryCount"), now);
        } catch (IOException e) {
            throw new UncheckedIOException("a block does not decode", e);
        }
    }
}
