package io.tallystick.rules.engine;

/**
 * One reading of an envelope.
 *
 * @param name as the device names it
 * @param unit its unit's symbol; null or empty if the envelope says none
 * @param value Double, Boolean or String
 * @param atMillis when it was read, by the device's clock
 */
public record Sample(String name, String unit, Object value, long atMillis) {}
