package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BundleReader;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.cluster.TopicReader;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.Settlement;
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
        List<List<byte[]>> blocks = blocks(cluster, ledger);
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

    /** How many messages were sent by ledgers, by their committed blocks, and are in no committed block of another. */
    static long underway(Cluster cluster) {
        long underway = 0;
        for (int ledger = 0; ledger < cluster.network().ledgers(); ledger++) {
            for (List<byte[]> block : blocks(cluster, ledger)) {
                for (byte[] entry : block) {
                    underway += sentLessReceived(ledger, entry);
                }
            }
        }
        return underway;
    }

    private static int sentLessReceived(int ledger, byte[] bytes) {
        try {
            LedgerEntry entry = LedgerEntry.decode(bytes);
            if (entry instanceof OutcomeEntry outcome) {
                return OutcomeCodec.decode(outcome.body()).sent().size();
            }
            return entry instanceof MessageEntry ? -1 : 0;
        } catch (MalformedEntryException | MalformedOutcomeException e) {
            throw new IllegalStateException("ledger " + ledger + " holds what is no entry: " + e, e);
        }
    }

    private static List<List<byte[]>> blocks(Cluster cluster, int ledger) {
        List<List<byte[]>> blocks = new ArrayList<>();
        cluster.reader()
                .committed(
                        cluster.topics().blocks(),
                        ledger,
                        values(cluster, Block.class),
                        r -> blocks.add(entries(r.value().getEntries())));
        return blocks;
    }

    /** The effect ids of a ledger's committed settlements, in order. */
    static List<String> settlements(Cluster cluster, int ledger) {
        List<String> effects = new ArrayList<>();
        cluster.reader()
                .committed(
                        cluster.topics().settlements(),
                        ledger,
                        values(cluster, Settlement.class),
                        r -> effects.add(r.value().getEffectId()));
        return effects;
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
