package io.tallystick.topology.metrics;

import io.tallystick.ledger.pipeline.RejectionReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * All numbers of this instance at one moment.
 *
 * @param takenAtMillis when, milliseconds since 1970: two snapshots give a rate
 * @param ledgers one of each ledger of the network, in their order
 * @param latencies one of each stage
 */
public record MetricsSnapshot(
        long takenAtMillis, List<LedgerSnapshot> ledgers, Map<LatencyStage, LatencySnapshot> latencies) {
    public MetricsSnapshot {
        ledgers = List.copyOf(ledgers);
        latencies = Collections.unmodifiableMap(new EnumMap<>(latencies));
    }

    /** The sum of one number over all ledgers, such as {@code total(LedgerSnapshot::accepted)}. */
    public long total(ToLongFunction<LedgerSnapshot> number) {
        return ledgers.stream().mapToLong(number).sum();
    }

    /** The refusals of all ledgers by reason; every reason is there. */
    public Map<RejectionReason, Long> rejected() {
        Map<RejectionReason, Long> sums = new EnumMap<>(RejectionReason.class);
        for (RejectionReason reason : RejectionReason.values()) {
            sums.put(reason, total(ledger -> ledger.rejected().get(reason)));
        }
        return sums;
    }
}
