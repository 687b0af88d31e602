package io.tallystick.connect.webhook.delivery;

/**
 * Records that must be delivered one after the other.
 *
 * @param topic topic they come from
 * @param partition its partition
 * @param key their key as text; null for records without one, which follow each other as well
 */
public record Lane(String topic, int partition, String key) {}
