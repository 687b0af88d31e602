package io.tallystick.connect.mqtt.broker;

/**
 * A message as the broker delivered it.
 *
 * @param payload not copied: nobody changes it
 * @param receivedMillis when it arrived, in milliseconds since 1970
 * @param acknowledgement tells the broker that it need not be kept; at QoS 0 it does nothing. To be run once, in the order of arrival
 *     (MQTT 5 section 4.6)
 */
public record Delivery(String topic, byte[] payload, long receivedMillis, Runnable acknowledgement) {}
