package io.tallystick.contracts.replay;

/**
 * What does not fit between ledgers.
 *
 * @param ledger the ledger that it is found in; -1 where it is about the network
 * @param index the entry, or -1 where it is not one
 * @param problem what was wanted and what is there; names the ledger
 */
public record Finding(int ledger, long index, String problem) {}
