package io.tallystick.connect.mqtt.host;

import io.tallystick.connect.mqtt.Positions;
import io.tallystick.gateway.journal.SigningJournal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a task takes for Connect's offsets: the positions that the store has. */
record Offsets(Store store) implements OffsetStorageReader {
    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return Positions.stream(partition)
                .flatMap(stream -> store.position(SigningJournal.name(stream)))
                .map(Positions::offset)
                .orElse(null);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> offsets = new HashMap<>();
        partitions.forEach(partition -> offsets.put(partition, offset(partition)));
        return offsets;
    }
}
