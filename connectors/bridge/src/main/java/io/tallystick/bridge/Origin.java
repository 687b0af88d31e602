package io.tallystick.bridge;

import org.apache.kafka.common.TopicPartition;

/** Where a record lay. */
record Origin(String topic, int partition, long offset) {
    /** What an event says of where it came from. */
    String source(String deviceTopic) {
        String from = "kafka:" + new TopicPartition(topic, partition) + "@" + offset;
        return deviceTopic.equals(topic) ? from : from + "/" + deviceTopic;
    }
}
