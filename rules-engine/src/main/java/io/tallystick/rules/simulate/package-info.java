/**
 * Runs contracts on recorded data without a ledger: an event clock, one instance for each subject, one book for all. What comes out is
 * what a ledger with the same events would have got, but for its own leaves' indexes.
 */
package io.tallystick.rules.simulate;
