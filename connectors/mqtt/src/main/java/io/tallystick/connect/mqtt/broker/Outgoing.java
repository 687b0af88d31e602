package io.tallystick.connect.mqtt.broker;

import java.util.Map;

/**
 * A message to publish. MQTT 3.1.1 knows topic, payload and quality of service only.
 *
 * @param topic without wildcards
 * @param payload not copied: nobody changes it
 * @param qos 0, 1 or 2
 * @param expirySeconds for how long the broker may still deliver it, 0 to 4,294,967,295; {@link #NEVER} for ever
 * @param responseTopic where an answer is wanted; empty for nowhere
 * @param correlation what an answer is to bring along; empty for nothing. Not copied
 * @param contentType a media type
 */
public record Outgoing(
        String topic,
        byte[] payload,
        int qos,
        long expirySeconds,
        String responseTopic,
        byte[] correlation,
        String contentType,
        Map<String, String> userProperties) {
    /** Of a message that does not expire. */
    public static final long NEVER = -1;

    public Outgoing {
        userProperties = Map.copyOf(userProperties);
    }
}
