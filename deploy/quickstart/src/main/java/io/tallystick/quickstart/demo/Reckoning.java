package io.tallystick.quickstart.demo;

import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.quickstart.fleet.ExpectedCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Holds what the fleet sent against what the ledgers show: every count must be equal. */
final class Reckoning {
    /** One count. */
    record Line(String what, long expected, long found) {
        boolean holds() {
            return expected == found;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    /**
     * @param expectation the fleet's books
     * @param audited the sums over all ledgers, as the audit of the exported files found them
     * @param rejected records of the topic of refusals, by reason
     */
    Reckoning(Expectation expectation, AuditCounts audited, Map<String, Long> rejected) {
        ExpectedCounts counts = expectation.counts();
        long refused = rejected.values().stream().mapToLong(Long::longValue).sum();
        add("records read by the ledgers", counts.sent() + expectation.revocations(), audited.records());
        add("accepted, in the ledgers", counts.accepted(), audited.events());
        add("duplicates dropped", counts.duplicates(), audited.duplicates());
        add("refused, by the seals", counts.rejected(), audited.rejected());
        add("refused, kept with reason", counts.rejected(), refused);
        for (String reason : reasons(counts, rejected)) {
            add("  " + reason, counts.rejectedByReason().getOrDefault(reason, 0L), rejected.getOrDefault(reason, 0L));
        }
        add("gaps entered", counts.gapEntries(), audited.gaps());
        add("late", 0, audited.late());
        add("introductions", expectation.introductions(), audited.introductions());
        add("revocations", expectation.revocations(), audited.revocations());
        add("still waiting", 0, audited.unsettled());
        add("sent = accepted + refused + duplicates", counts.sent(), audited.events() + refused + audited.duplicates());
    }

    private static TreeSet<String> reasons(ExpectedCounts counts, Map<String, Long> rejected) {
        TreeSet<String> reasons = new TreeSet<>(counts.rejectedByReason().keySet());
        reasons.addAll(rejected.keySet());
        return reasons;
    }

    private void add(String what, long expected, long found) {
        lines.add(new Line(what, expected, found));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    boolean holds() {
        return lines.stream().allMatch(Line::holds);
    }
}
