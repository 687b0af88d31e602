package io.tallystick.schemas.topics;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One topic as it should be.
 *
 * @param name full name
 * @param partitions number of partitions, 1 or more
 * @param replicationFactor copies of each partition, 1 or more; -1 for the broker's default
 * @param configs broker-side settings of the topic, by Kafka's names, sorted
 */
public record TopicSpec(String name, int partitions, short replicationFactor, SortedMap<String, String> configs) {
    public TopicSpec {
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
    }

    /** Takes settings in any order. */
    public TopicSpec(String name, int partitions, short replicationFactor, Map<String, String> configs) {
        this(name, partitions, replicationFactor, (SortedMap<String, String>) new TreeMap<>(configs));
    }
}
