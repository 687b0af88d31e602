package io.tallystick.gateway.output;

import java.util.Map;

/**
 * A record for Kafka.
 *
 * @param key not null; the caller must not change it
 * @param value likewise
 * @param headers values are UTF-8
 */
public record Written(String topic, byte[] key, byte[] value, Map<String, String> headers) {
    public Written {
        headers = Map.copyOf(headers);
    }
}
