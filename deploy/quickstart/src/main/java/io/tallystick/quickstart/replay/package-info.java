/**
 * Reads any CSV file as the readings of simulated devices, told how by a small YAML mapping. Pure: neither signs nor sends.
 * The mapping's fields are described in {@code docs/reference/replay-mapping.md}.
 */
package io.tallystick.quickstart.replay;
