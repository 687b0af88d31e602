package io.tallystick.contracts.replay;

/**
 * The outcomes of one ledger that its contracts came to again.
 *
 * @param ledger from 0
 * @param size entries of the ledger that were run
 * @param outcomes how many of them are outcomes
 * @param digest over the outcomes, 64 lower-case hexadecimal digits; the grammar is in docs/reference/cli.md
 */
public record LedgerOutcomes(int ledger, long size, long outcomes, String digest) {}
