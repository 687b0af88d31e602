package io.tallystick.connect.mqtt.broker;

/**
 * A message as the broker delivered it.
 *
 * @param payload not copied: nobody changes it
 * @param correlation what the sender was asked to send along (MQTT 5 section 3.3.2.3.6); empty for nothing, and with MQTT 3.1.1. Not
 *     copied either
 * @param receivedMillis when it arrived, in milliseconds since 1970
 * @param acknowledgement tells the broker that it need not be kept; at QoS 0 it does nothing. To be run once, in the order of arrival
 *     (MQTT 5 section 4.6)
 */
public record Delivery(
        String topic, byte[] payload, byte[] correlation, long receivedMillis, Runnable acknowledgement) {
    private static final byte[] NONE = {};

    /** One without correlation data. */
    public Delivery(String topic, byte[] payload, long receivedMillis, Runnable acknowledgement) {
        this(topic, payload, NONE, receivedMillis, acknowledgement);
    }

    Delivery acknowledgedBy(Runnable other) {
        return new Delivery(topic, payload, correlation, receivedMillis, other);
    }
}
