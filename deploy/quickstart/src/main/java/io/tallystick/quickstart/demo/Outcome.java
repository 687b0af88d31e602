package io.tallystick.quickstart.demo;

import io.tallystick.ledger.audit.AuditCounts;
import java.util.List;
import java.util.Map;

/**
 * What a demonstration came to.
 *
 * @param sent records of devices and members; what organisations say about devices and contracts is not among them
 * @param rejected records of the topic of refusals, by reason, without those of visitors
 * @param visitors what they published, and what the ledgers took of it
 * @param fields what came of each field's business
 * @param checkpoints signed while it ran
 * @param sendSeconds how long the fleet sent
 * @param seconds from the first step to the verdict
 * @param firstBlockSeconds from the start of the program to the first block; negative if there was none
 */
record Outcome(
        long sent,
        Map<String, Long> rejected,
        VisitorBooks visitors,
        long checkpoints,
        LiveMetrics.Latency latency,
        List<OutsideAudit.Finding> ledgers,
        List<Reckoning.Line> reckoning,
        List<FieldLine> fields,
        double sendSeconds,
        double seconds,
        double firstBlockSeconds) {
    /** Whether the ledgers are valid and every count is as it must be. */
    boolean holds() {
        return reckoning.stream().allMatch(Reckoning.Line::holds)
                && fields.stream().allMatch(FieldLine::holds)
                && ledgers.stream().allMatch(ledger -> ledger.defect().isEmpty());
    }

    Outcome with(Reckoning made) {
        return new Outcome(
                sent,
                rejected,
                visitors,
                checkpoints,
                latency,
                ledgers,
                made.lines(),
                made.fields(),
                sendSeconds,
                seconds,
                firstBlockSeconds);
    }

    /** The sums over all ledgers. */
    AuditCounts counts() {
        return ledgers.stream().map(OutsideAudit.Finding::counts).reduce(AuditCounts.NONE, AuditCounts::plus);
    }

    /** How many contracts of the library had instances. */
    long contracts() {
        return fields.stream()
                .flatMap(line -> line.contracts().stream())
                .distinct()
                .count();
    }

    long entries() {
        return ledgers.stream().mapToLong(OutsideAudit.Finding::size).sum();
    }
}
