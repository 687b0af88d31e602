package io.tallystick.quickstart.replay;

/**
 * Something in a mapping that works but is likely not meant.
 *
 * @param line from 1
 * @param column from 1
 * @param message what, and what to do about it
 */
public record MappingWarning(int line, int column, String message) {}
