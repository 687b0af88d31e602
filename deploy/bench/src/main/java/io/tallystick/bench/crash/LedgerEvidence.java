package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BundleReader;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.cluster.TopicReader;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.serde.AvroDeserializer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the topics hold of one ledger.
 *
 * @param ledger which
 * @param events committed input, value by offset
 * @param blocks committed blocks: the bytes of their entries
 * @param rejections committed refusals
 * @param checkpoints every signed checkpoint that was ever written, those of aborted transactions too
 * @param lastCommittedCheckpoint the newest that readers of what is committed see; null if none
 */
record LedgerEvidence(
        int ledger,
        Map<Long, byte[]> events,
        List<List<byte[]>> blocks,
        List<Refused> rejections,
        List<byte[]> checkpoints,
        byte[] lastCommittedCheckpoint) {
    /** A refusal. */
    record Refused(int partition, long offset, String reason, byte[] value) {}

    static LedgerEvidence read(Cluster cluster, int ledger) {
        TopicReader reader = cluster.reader();
        Map<Long, byte[]> events = new TreeMap<>();
        reader.committed(
                cluster.topics().events(), ledger, new ByteArrayDeserializer(), r -> events.put(r.offset(), r.value()));
        List<List<byte[]>> blocks = new ArrayList<>();
        reader.committed(
                cluster.topics().blocks(),
                ledger,
                values(cluster, Block.class),
                r -> blocks.add(entries(r.value().getEntries())));
        List<Refused> rejections = new ArrayList<>();
        reader.committed(
                cluster.topics().rejected(),
                ledger,
                values(cluster, Rejection.class),
                r -> rejections.add(refused(r.value())));
        List<byte[]> checkpoints = new ArrayList<>();
        reader.uncommitted(
                cluster.topics().checkpoints(), ledger, new ByteArrayDeserializer(), r -> checkpoints.add(r.value()));
        List<byte[]> committed = new ArrayList<>();
        reader.committed(
                cluster.topics().checkpoints(), ledger, new ByteArrayDeserializer(), r -> committed.add(r.value()));
        return new LedgerEvidence(
                ledger,
                events,
                blocks,
                rejections,
                checkpoints,
                committed.isEmpty() ? null : committed.get(committed.size() - 1));
    }

    private static Refused refused(Rejection rejection) {
        byte[] value = new byte[rejection.getValue().remaining()];
        rejection.getValue().duplicate().get(value);
        return new Refused(rejection.getPartition(), rejection.getOffset(), rejection.getReason(), value);
    }

    /** Takes an entry bundle apart. */
    static List<byte[]> entries(ByteBuffer bundle) {
        List<byte[]> entries = new ArrayList<>();
        BundleReader reader = new BundleReader(bundle);
        while (reader.next()) {
            entries.add(reader.entry());
        }
        return entries;
    }

    private static <T extends SpecificRecord> AvroDeserializer<T> values(Cluster cluster, Class<T> type) {
        AvroDeserializer<T> deserializer = AvroDeserializer.of(type);
        deserializer.configure(Map.of("schema.registry.url", cluster.registryUrl()), false);
        return deserializer;
    }
}
