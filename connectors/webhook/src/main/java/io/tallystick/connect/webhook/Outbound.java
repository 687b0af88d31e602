package io.tallystick.connect.webhook;

import io.tallystick.connect.plugin.Offsets;
import io.tallystick.connect.webhook.delivery.Lane;
import io.tallystick.connect.webhook.request.PreparedRequest;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A record with what is sent for it.
 *
 * @param record as Connect gave it: the dead-letter topic gets its original bytes
 * @param key the record's key as text; null when it has none
 */
record Outbound(SinkRecord record, String key, PreparedRequest request) {
    TopicPartition partition() {
        return Offsets.partition(record);
    }

    long offset() {
        return record.originalKafkaOffset();
    }

    Lane lane() {
        return new Lane(record.originalTopic(), record.originalKafkaPartition(), key);
    }
}
