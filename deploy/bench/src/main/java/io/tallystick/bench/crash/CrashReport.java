package io.tallystick.bench.crash;

import io.tallystick.ledger.audit.AuditCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a crash run.
 *
 * @param faults what does not hold; none means that all holds
 * @param counts what the ledgers hold
 * @param checkpoints how many were ever signed
 * @param money what was paid, in words
 * @param recoveries what was done, and how long until every ledger sealed again
 */
public record CrashReport(
        List<String> faults, AuditCounts counts, long checkpoints, String money, List<Recovery> recoveries) {
    /**
     * @param what was killed, and how it came back
     * @param time from the kill until every ledger had sealed a new block; null if the next kill came first
     * @param seconds since the run began, when the kill was
     */
    public record Recovery(String what, Duration time, double seconds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "at %6.1f s %-55s %s",
                    seconds,
                    what,
                    time == null
                            ? "killed again before all ledgers sealed"
                            : "all ledgers sealed again after " + time.toMillis() + " ms");
        }
    }

    public CrashReport {
        faults = List.copyOf(faults);
        recoveries = List.copyOf(recoveries);
    }

    public boolean holds() {
        return faults.isEmpty();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        recoveries.forEach(recovery -> lines.add(recovery.toString()));
        lines.add("ledgers hold " + counts);
        lines.add("money: " + money);
        lines.add("checkpoints ever signed: " + checkpoints);
        lines.add(holds() ? "everything holds" : "DOES NOT HOLD: " + faults.size() + " faults");
        faults.forEach(fault -> lines.add("  " + fault));
        return String.join("\n", lines);
    }
}
