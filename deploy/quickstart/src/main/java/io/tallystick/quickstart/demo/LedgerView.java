package io.tallystick.quickstart.demo;

/**
 * One ledger at a moment.
 *
 * @param waiting early records that wait for those before them
 * @param root of the last block, hexadecimal; empty before the first
 */
record LedgerView(int ledger, long entries, long blocks, long checkpoints, long waiting, long gaps, String root) {}
