package io.tallystick.connect.mqtt.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What a host has committed since its start. Safe for many threads. */
public final class HostCounts {
    private final Map<Integer, Long> nextOffsets = new TreeMap<>();
    private long events;
    private long refused;

    synchronized void committed(String eventsTopic, List<RecordMetadata> written) {
        for (RecordMetadata record : written) {
            if (record.topic().equals(eventsTopic)) {
                events++;
                nextOffsets.merge(record.partition(), record.offset() + 1, Math::max);
            } else {
                refused++;
            }
        }
    }

    /** Records in {@code events}. */
    public synchronized long events() {
        return events;
    }

    /** Messages, or parts of one, that were refused and kept with their reason. */
    public synchronized long refused() {
        return refused;
    }

    /** By partition of {@code events}, the offset after the last record written there. */
    public synchronized Map<Integer, Long> nextOffsets() {
        return new TreeMap<>(nextOffsets);
    }
}
