/**
 * A Kafka Connect source that takes what devices publish to an MQTT broker. What a message means is decided in {@code io.tallystick.intake},
 * who signs it in {@code io.tallystick.gateway}; this package is the plumbing: it acknowledges a message when Kafka has it, and holds
 * no more than is allowed.
 */
package io.tallystick.connect.mqtt;
