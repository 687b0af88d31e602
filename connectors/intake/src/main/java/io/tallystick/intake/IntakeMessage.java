package io.tallystick.intake;

/**
 * A message as a broker delivered it.
 *
 * @param topic as published, unchecked
 * @param payload unchecked; kept, not copied: the caller must not change it afterwards
 * @param receivedMillis when the connector got it, in milliseconds since 1970: what relative times count from, and what
 *     the connector will sign as issued-at
 */
public record IntakeMessage(String topic, byte[] payload, long receivedMillis) {}
