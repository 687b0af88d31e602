package io.tallystick.quickstart.demo;

import io.tallystick.connect.mqtt.host.HostCounts;

/**
 * What visitors published.
 *
 * @param signed messages that the gateway signed
 * @param refused messages that were nothing to sign
 * @param refusedByLedgers of those that were signed
 * @param introductions ledgers that the gateway introduced itself to
 */
record VisitorBooks(long signed, long refused, long refusedByLedgers, long introductions) {
    static VisitorBooks of(HostCounts counts, Refusals refusals) {
        return new VisitorBooks(
                counts.events(),
                counts.refused(),
                refusals.ofVisitors(),
                counts.nextOffsets().size());
    }

    /** What must be in the ledgers. */
    long accepted() {
        return signed - refusedByLedgers;
    }
}
