package io.tallystick.rules.simulate;

/**
 * What last came of an input.
 *
 * @param name of the reading, or type of the document
 * @param value as text; of a document its signer
 * @param timeMillis when
 * @param line the row of the data; 0 for a document
 */
public record Seen(String name, String value, long timeMillis, long line) {}
