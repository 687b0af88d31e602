/**
 * Signals: small state machines that turn samples and the clock into transitions (raised, cleared, completed, missed).
 *
 * <p>One rule for ties: at one moment samples come first, then the clock. What is due before a sample's time happens before
 * that sample; what is due at the very time of a sample is decided with the sample.
 */
package io.tallystick.rules.signal;
