package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.fleet.ExpectedCounts;
import io.tallystick.quickstart.fleet.Verdict;
import java.util.stream.Stream;

/**
 * The books of fleet and business, against which the ledgers are held.
 *
 * @param counts what the fleet sent and what must come of it
 * @param revocations revocations sent, one for each revoked device and ledger
 * @param introductions devices of the fleet that introduced themselves, counted once for each ledger
 */
record Expectation(ExpectedCounts counts, long revocations, long introductions, BusinessBooks business) {
    /** Records that are no envelopes, or too large: the MQTT source refuses them, and no ledger reads them. */
    long stoppedBefore() {
        return Stream.of(Verdict.MALFORMED, Verdict.TOO_LARGE)
                .mapToLong(verdict -> counts.rejectedByReason().getOrDefault(verdict.code(), 0L))
                .sum();
    }
}
