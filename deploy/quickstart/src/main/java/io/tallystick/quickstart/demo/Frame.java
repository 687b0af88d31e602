package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.business.Headline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the screen shows at one moment.
 *
 * @param elapsedSeconds since the fleet began
 * @param totalSeconds that the fleet is to send
 * @param rates events entered in each of the last seconds, the newest last
 * @param refused by reason
 * @param contracts that have an instance
 * @param latest refusals, the newest first
 * @param visitor the latest reading of somebody who takes part
 */
record Frame(
        long elapsedSeconds,
        long totalSeconds,
        int devices,
        List<Long> rates,
        long sent,
        long accepted,
        long duplicates,
        LiveMetrics.Latency latency,
        List<LedgerView> ledgers,
        Map<String, Long> refused,
        int contracts,
        List<Row> fields,
        List<LiveMetrics.Refused> latest,
        Optional<Visitors.Seen> visitor) {
    /**
     * One field of business.
     *
     * @param alerts raised so far
     * @param payments movements of money by contracts so far
     * @param headline the latest alert or movement of money
     */
    record Row(FieldCounters.View sent, long alerts, long payments, Optional<Headline> headline) {}

    long gaps() {
        return ledgers.stream().mapToLong(LedgerView::gaps).sum();
    }

    long refusedInAll() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    long perSecond() {
        return rates.isEmpty() ? 0 : rates.get(rates.size() - 1);
    }
}
