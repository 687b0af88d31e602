package io.tallystick.connect.plugin;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** Which records are not settled yet, and so up to where offsets may be committed. Safe for many threads. */
public final class Offsets {
    private final Map<TopicPartition, TreeSet<Long>> open = new HashMap<>();

    /** Where a record lies, whatever transformations made of its topic. */
    public static TopicPartition partition(SinkRecord record) {
        return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }

    /** A record came; it is open until {@link #settled}. */
    public synchronized void accepted(TopicPartition partition, long offset) {
        open.computeIfAbsent(partition, made -> new TreeSet<>()).add(offset);
    }

    /** A record is delivered or a dead letter, and that is on record: a crash from now on does not send it again. */
    public synchronized void settled(TopicPartition partition, long offset) {
        TreeSet<Long> offsets = open.get(partition);
        if (offsets != null) {
            offsets.remove(offset);
        }
    }

    /** Partitions went to another task; what was open there is its to deliver. */
    public synchronized void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(open::remove);
    }

    /**
     * The offsets to commit: of each partition that of the first open record, else how far Connect has read.
     *
     * @param read how far Connect has read, by partition: one more than the last offset
     */
    public synchronized Map<TopicPartition, OffsetAndMetadata> committable(
            Map<TopicPartition, OffsetAndMetadata> read) {
        Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>(read);
        committable.replaceAll((partition, upTo) -> {
            TreeSet<Long> offsets = open.get(partition);
            return offsets == null || offsets.isEmpty() || offsets.first() >= upTo.offset()
                    ? upTo
                    : new OffsetAndMetadata(offsets.first());
        });
        return committable;
    }
}
