package io.tallystick.quickstart.demo;

import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.sink.export.PartitionReader;
import io.tallystick.sink.export.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads what is in a topic, as anyone could: committed records only, one partition after the other.
 *
 * @param consumer settings of Kafka's consumers
 * @param partitions how many each topic has
 */
record TopicRecords(Map<String, Object> consumer, Registry registry, int partitions, Patience patience) {
    /** All records up to the topic's present end. */
    <T extends SpecificRecord> List<T> all(String topic, Class<T> type) throws IOException {
        List<T> all = new ArrayList<>();
        try (AvroDeserializer<T> values = AvroDeserializer.of(type, registry)) {
            for (int partition = 0; partition < partitions; partition++) {
                try (PartitionReader reader = new PartitionReader(consumer, topic, partition, patience)) {
                    reader.read(reader.begin(), reader.end(), record -> {
                        all.add(values.deserialize(topic, record.value()));
                        return true;
                    });
                }
            }
        }
        return all;
    }
}
