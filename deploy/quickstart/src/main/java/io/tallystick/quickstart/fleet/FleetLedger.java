package io.tallystick.quickstart.fleet;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The fleet's own books: adds up what was really sent, and so what the ledgers must show. Safe for several threads. */
public final class FleetLedger {
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private long sent;
    private long acceptedReadings;
    private long introductions;
    private long outOfOrder;
    private long gapEntries;
    private long missingNumbers;

    /** Enters one send; to be called once for each that is sure to arrive. */
    public synchronized void record(PlannedSend send) {
        sent++;
        verdicts.merge(send.expected(), 1L, Long::sum);
        if (send instanceof PlannedSend.Honest honest) {
            acceptedReadings += honest.content().readings().size();
            introductions += honest.content().introduce() ? 1 : 0;
            outOfOrder += honest.outOfOrder() ? 1 : 0;
            gapEntries += honest.missingBefore() > 0 ? 1 : 0;
            missingNumbers += honest.missingBefore();
        }
    }

    /** The sums so far. */
    public synchronized ExpectedCounts counts() {
        TreeMap<String, Long> rejected = new TreeMap<>();
        verdicts.forEach((verdict, count) -> {
            if (verdict.isRejection()) {
                rejected.put(verdict.code(), count);
            }
        });
        return new ExpectedCounts(
                sent,
                verdicts.getOrDefault(Verdict.ACCEPTED, 0L),
                acceptedReadings,
                introductions,
                outOfOrder,
                verdicts.getOrDefault(Verdict.DUPLICATE, 0L),
                gapEntries,
                missingNumbers,
                rejected);
    }
}
