/**
 * The bridge: a Kafka Streams application that makes signed events of what another bridge writes to a Kafka topic. It reads records,
 * brings those of one device and subject together, and signs them; each record once, in the transaction that moves on.
 */
package io.tallystick.bridge;
