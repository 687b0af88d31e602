package io.tallystick.bench.speed;

import io.tallystick.bench.figures.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of the ledger application left behind, from its start to its end.
 *
 * @param accepted how many events it entered
 * @param eventBytes the mean size of an event's envelope
 * @param kafkaBytes what it wrote to each topic
 * @param outcomes how many outcomes of contracts it entered
 * @param heapBytes what lived on the heap while it ran, beyond what lived there before; -1 unknown
 */
public record Cost(long accepted, double eventBytes, Map<String, Long> kafkaBytes, long outcomes, long heapBytes) {
    public Cost {
        kafkaBytes = Map.copyOf(kafkaBytes);
    }

    /** Bytes written to all topics for each accepted event. */
    public double bytesPerEvent() {
        return kafkaBytes.values().stream().mapToLong(bytes -> bytes).sum() / (double) accepted;
    }

    /** {@link #bytesPerEvent} over the event's own bytes. */
    public double ratio() {
        return bytesPerEvent() / eventBytes;
    }

    /** For the report. */
    public Map<String, Object> json() {
        Map<String, Object> topics = new LinkedHashMap<>();
        kafkaBytes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(topic -> topics.put(topic.getKey(), topic.getValue() / (double) accepted));
        return Json.object(
                "accepted", accepted,
                "event_bytes", eventBytes,
                "kafka_bytes_per_event", bytesPerEvent(),
                "kafka_bytes_of_event_bytes", ratio(),
                "kafka_bytes_per_event_by_topic", topics,
                "heap_bytes", heapBytes);
    }
}
