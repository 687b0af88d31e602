/** Positions of streams in Kafka, for gateways that no Connect worker hosts. */
package io.tallystick.gateway.journal;
