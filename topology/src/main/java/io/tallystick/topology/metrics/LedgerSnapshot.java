package io.tallystick.topology.metrics;

import io.tallystick.ledger.pipeline.RejectionReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What this instance has done on one ledger since it started, at one moment. What a failed transaction took back and was
 * done again is counted twice: the ledger itself says what holds.
 *
 * @param ledger which ledger
 * @param accepted events in closed blocks
 * @param duplicates copies of accepted events, dropped
 * @param rejected input records refused, by reason; every reason is there
 * @param blocks blocks closed
 * @param entries entries in them, the seals included
 * @param checkpoints checkpoints signed
 * @param height how many blocks the ledger has; empty where another instance seals it
 * @param treeSize how many entries the ledger has; empty where another instance seals it
 * @param signedSize how many entries the last signed checkpoint covers; empty where another instance signs it
 * @param held early events that wait for the numbers before them; empty where another instance seals the ledger
 */
public record LedgerSnapshot(
        int ledger,
        long accepted,
        long duplicates,
        Map<RejectionReason, Long> rejected,
        long blocks,
        long entries,
        long checkpoints,
        OptionalLong height,
        OptionalLong treeSize,
        OptionalLong signedSize,
        OptionalLong held) {
    public LedgerSnapshot {
        rejected = Collections.unmodifiableMap(new EnumMap<>(rejected));
    }

    /** All refusals, whatever the reason. */
    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
