package io.tallystick.connect.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tallystick.connect.webhook.event.StrictJson;
import java.time.Instant;

/**
 * What became of one record: a JSON object on the report topic, keyed by {@code id}.
 *
 * @param id the idempotency key that the target got; null for a record of which no request could be made
 * @param outcome {@code delivered} or {@code dead-letter}
 * @param reason empty when delivered, else the word of the reason and what was found
 * @param status the last HTTP status; 0 without an answer
 * @param attempts attempts made
 * @param time when it was settled
 */
record Report(
        String id,
        String target,
        String topic,
        int partition,
        long offset,
        String key,
        String outcome,
        String reason,
        int status,
        int attempts,
        Instant time) {
    static final String DELIVERED = "delivered";
    static final String DEAD_LETTER = "dead-letter";

    byte[] json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("id", id)
                .put("outcome", outcome)
                .put("reason", reason)
                .put("status", status)
                .put("attempts", attempts)
                .put("time", time.toString())
                .put("target", target)
                .put("topic", topic)
                .put("partition", partition)
                .put("offset", offset)
                .put("key", key);
        return StrictJson.bytes(object);
    }
}
