package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.fleet.ExpectedCounts;

/**
 * The fleet's own books, against which the ledgers are held.
 *
 * @param counts what was sent and what must come of it
 * @param revocations revocations sent, one for each revoked device and ledger
 * @param introductions devices that introduced themselves, counted once for each ledger
 */
record Expectation(ExpectedCounts counts, long revocations, long introductions) {}
