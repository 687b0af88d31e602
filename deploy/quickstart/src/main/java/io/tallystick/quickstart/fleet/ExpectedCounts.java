package io.tallystick.quickstart.fleet;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all ledgers together must have counted once everything sent is through and every gap is given up. Always {@code sent =
 * accepted + duplicates + rejected}.
 *
 * @param sent records
 * @param accepted event entries
 * @param acceptedReadings readings in those
 * @param introductions event entries that carry a chain: one for each device and subject
 * @param outOfOrder accepted ones that came early, or after an early one, and are entered in their turn
 * @param duplicates records dropped because they are there already
 * @param gapEntries gaps entered
 * @param missingNumbers sequence numbers in those gaps
 * @param rejectedByReason rejected records by the ledger's reason; reasons that did not occur are absent
 */
public record ExpectedCounts(
        long sent,
        long accepted,
        long acceptedReadings,
        long introductions,
        long outOfOrder,
        long duplicates,
        long gapEntries,
        long missingNumbers,
        SortedMap<String, Long> rejectedByReason) {
    public ExpectedCounts {
        rejectedByReason = Collections.unmodifiableSortedMap(new TreeMap<>(rejectedByReason));
    }

    /** Rejected records, whatever the reason. */
    public long rejected() {
        return rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
    }
}
