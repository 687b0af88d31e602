/**
 * Timers of a contract instance, the schedules that say when they are due, and alerts with their escalation over time.
 *
 * <p>The rule for ties is the one of signals: what arrives at a moment comes first, then what the clock brings at that moment.
 */
package io.tallystick.rules.timer;
