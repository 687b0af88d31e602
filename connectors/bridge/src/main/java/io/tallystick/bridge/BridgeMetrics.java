package io.tallystick.bridge;

import java.util.concurrent.atomic.LongAdder;

/** What one instance did since its start, also what a transaction took back. */
public final class BridgeMetrics {
    final LongAdder read = new LongAdder();
    final LongAdder passed = new LongAdder();
    final LongAdder signed = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder noted = new LongAdder();

    /**
     * The counts at one moment.
     *
     * @param read records of the source topics
     * @param passed envelopes of devices, passed on
     * @param signed envelopes that the gateway signed
     * @param repeated messages that were signed before
     * @param refused messages that are in {@code rejected}
     * @param noted messages without a reading
     */
    public record Counts(long read, long passed, long signed, long repeated, long refused, long noted) {}

    /** The counts now. */
    public Counts counts() {
        return new Counts(read.sum(), passed.sum(), signed.sum(), repeated.sum(), refused.sum(), noted.sum());
    }
}
