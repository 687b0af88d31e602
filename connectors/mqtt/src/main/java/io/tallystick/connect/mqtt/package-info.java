/**
 * A Kafka Connect source that takes what devices publish to an MQTT broker, and a sink that publishes commands to them. What a message means
 * is decided in {@code io.tallystick.intake}, what a command becomes in {@code command}, who signs in {@code io.tallystick.gateway}; this
 * package is the plumbing: it acknowledges a message when Kafka has it, commits a command when the broker has it, and holds no more
 * than is allowed.
 */
package io.tallystick.connect.mqtt;
