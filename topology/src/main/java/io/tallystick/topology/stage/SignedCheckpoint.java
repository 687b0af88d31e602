package io.tallystick.topology.stage;

/**
 * A signed checkpoint on its way to its topic.
 *
 * @param note the C2SP signed note, as text
 */
record SignedCheckpoint(int ledger, String note) {}
