package io.tallystick.schemas.topics;

import java.util.List;

/**
 * What {@link TopicCreator} found and would do. Nothing has been changed.
 *
 * @param missing topics that would be created
 * @param existing names of topics that are there with the right number of partitions
 * @param mismatches topics that are there with another number of partitions: nothing can be created until that is settled
 * @param differences settings of existing topics that are not what they should be; they are never changed, only told
 */
public record TopicPlan(
        List<TopicSpec> missing,
        List<String> existing,
        List<PartitionMismatch> mismatches,
        List<ConfigDifference> differences) {
    /**
     * A topic with another number of partitions than the network has ledgers.
     *
     * @param topic its name
     * @param got partitions it has
     * @param want partitions it should have
     */
    public record PartitionMismatch(String topic, int got, int want) {
        @Override
        public String toString() {
            return "topic " + topic + ": got " + got + " partitions, want " + want;
        }
    }

    /**
     * A setting of an existing topic that is not what it should be.
     *
     * @param topic its name
     * @param setting Kafka's name of the setting
     * @param got what it is
     * @param want what it should be
     */
    public record ConfigDifference(String topic, String setting, String got, String want) {
        @Override
        public String toString() {
            return "topic " + topic + ": " + setting + ": got " + got + ", want " + want;
        }
    }

    public TopicPlan {
        missing = List.copyOf(missing);
        existing = List.copyOf(existing);
        mismatches = List.copyOf(mismatches);
        differences = List.copyOf(differences);
    }

    /** True when every topic is there with the right number of partitions. */
    public boolean isComplete() {
        return missing.isEmpty() && mismatches.isEmpty();
    }

    /** @throws PartitionCountMismatchException when a topic has another number of partitions */
    public void requireMatching() {
        if (!mismatches.isEmpty()) {
            throw new PartitionCountMismatchException(mismatches);
        }
    }

    /**
     * For an application that uses the topics but does not make them.
     *
     * @throws PartitionCountMismatchException when a topic has another number of partitions
     * @throws MissingTopicsException when a topic is not there
     */
    public void requireComplete() {
        requireMatching();
        if (!missing.isEmpty()) {
            throw new MissingTopicsException(
                    missing.stream().map(TopicSpec::name).toList());
        }
    }
}
