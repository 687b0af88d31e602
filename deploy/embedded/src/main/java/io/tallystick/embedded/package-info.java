/**
 * The services that a quickstart, a test or a benchmark needs, run for real on one machine: a Kafka broker inside this JVM
 * ({@link io.tallystick.embedded.EmbeddedKafka}) or in a JVM of its own ({@link io.tallystick.embedded.EmbeddedKafkaProcess}),
 * a schema registry ({@link io.tallystick.embedded.SchemaRegistryProcess}), and an MQTT broker inside this JVM
 * ({@link io.tallystick.embedded.EmbeddedMqttBroker}). They listen on one address only, keep one
 * copy of the data and ask for no password: they are for development, never for production.
 */
package io.tallystick.embedded;
