package io.tallystick.bench.meter;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;

/**
 * How many bytes each topic's log has on the brokers: record batches as they were sent, compressed, and transaction markers.
 * That is what was written as long as nothing was compacted or deleted: the benchmark's broker is told to wait with that.
 */
public final class KafkaBytes {
    private KafkaBytes() {}

    /** Bytes by topic, internal topics too, all replicas. */
    public static Map<String, Long> byTopic(Admin admin) throws InterruptedException {
        Map<String, Long> bytes = new TreeMap<>();
        try {
            var brokers =
                    admin.describeCluster().nodes().get().stream().map(Node::id).toList();
            for (Map<String, LogDirDescription> broker :
                    admin.describeLogDirs(brokers).allDescriptions().get().values()) {
                for (LogDirDescription directory : broker.values()) {
                    directory
                            .replicaInfos()
                            .forEach((partition, replica) -> bytes.merge(partition.topic(), replica.size(), Long::sum));
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the sizes of the logs: " + e.getCause(), e);
        }
        return bytes;
    }

    /** What was added to each topic that grew; a topic that is new counts from nothing. */
    public static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> added = new TreeMap<>();
        after.forEach((topic, bytes) -> {
            long more = bytes - before.getOrDefault(topic, 0L);
            if (more > 0) {
                added.put(topic, more);
            }
        });
        return added;
    }
}
