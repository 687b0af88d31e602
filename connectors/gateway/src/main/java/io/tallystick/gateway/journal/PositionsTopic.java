package io.tallystick.gateway.journal;

import io.tallystick.schemas.Waiting;
import io.tallystick.schemas.topics.PartitionCountMismatchException;
import io.tallystick.schemas.topics.TopicAdminException;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicPlan;
import io.tallystick.schemas.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The compacted topic of positions.
 *
 * <pre>
 * key   = holder "/" name    ; UTF-8, the name is the journal's user's
 * value = position           ; UTF-8
 * </pre>
 */
final class PositionsTopic {
    private final JournalSettings settings;
    private final TopicPartition partition;

    PositionsTopic(JournalSettings settings) {
        this.settings = settings;
        this.partition = new TopicPartition(settings.topic(), 0);
    }

    byte[] key(String name) {
        return (settings.holder() + "/" + name).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Makes the topic if it is absent, and refuses one that would lose positions.
     *
     * @throws JournalException if it cannot be made, or is another kind of topic
     */
    void require(Admin admin) {
        TopicSpec wanted = new TopicSpec(
                settings.topic(),
                1,
                settings.replicationFactor(),
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try {
            TopicPlan found = new TopicCreator(admin, settings.patience(), Waiting.SYSTEM).create(List.of(wanted));
            if (!found.differences().isEmpty()) {
                throw unfit("1 and " + found.differences().get(0).got());
            }
        } catch (PartitionCountMismatchException e) {
            throw unfit(e.mismatches().get(0).got() + " partitions");
        } catch (TopicAdminException e) {
            throw Failures.of("topic " + settings.topic() + ": cannot be made or read", e);
        }
    }

    private JournalException unfit(String got) {
        return new JournalException(
                "topic " + settings.topic() + ": want 1 partition and cleanup.policy=compact, got " + got
                        + ": positions would be lost; name another topic",
                null,
                false);
    }

    /**
     * All positions of the holder. To be called once earlier holders are fenced: what they committed is then in the topic. Reads to the
     * end that uncommitted readers see, since another holder's open transaction keeps later records, ours among them, from committed
     * readers until it ends.
     */
    Map<String, String> read(Admin admin) {
        String prefix = settings.holder() + "/";
        Map<String, String> positions = new HashMap<>();
        long deadline = System.nanoTime() + settings.patience().toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            long end = end(admin);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end) {
                if (System.nanoTime() > deadline) {
                    throw new JournalException(
                            "topic " + settings.topic() + ": want its end at " + end + " within " + settings.patience()
                                    + ", got to " + consumer.position(partition)
                                    + ": a transaction of another gateway is still open, or the broker is slow",
                            null,
                            false);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    keep(record, prefix, positions);
                }
            }
        } catch (InterruptedException e) {
            throw Failures.interrupted(e);
        } catch (ExecutionException e) {
            throw Failures.of("topic " + settings.topic() + ": cannot be read", e.getCause());
        }
        return positions;
    }

    private long end(Admin admin) throws InterruptedException, ExecutionException {
        return admin.listOffsets(
                        Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static void keep(ConsumerRecord<byte[], byte[]> record, String prefix, Map<String, String> positions) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (!key.startsWith(prefix)) {
            return;
        }
        String name = key.substring(prefix.length());
        if (record.value() == null) {
            positions.remove(name);
        } else {
            positions.put(name, new String(record.value(), StandardCharsets.UTF_8));
        }
    }
}
