package io.tallystick.sink.verify;

import io.tallystick.ledger.audit.AuditCounts;
import java.util.List;

/**
 * What was found of one ledger.
 *
 * @param ledger from 0
 * @param origin as its checkpoints state it
 * @param size entries that were checked and stand under a signed checkpoint; 0 where there is none
 * @param blocks blocks that were checked; 0 where blocks were not looked at
 * @param root the signed root, base64; empty where there is none
 * @param counts what the ledger holds; {@link AuditCounts#NONE} where entries were not looked into
 * @param defects why it does not hold; empty if it does
 * @param unchecked what could not be checked, and why; sentences
 */
public record LedgerVerdict(
        int ledger,
        String origin,
        long size,
        long blocks,
        String root,
        AuditCounts counts,
        List<Defect> defects,
        List<String> unchecked) {
    public LedgerVerdict {
        defects = List.copyOf(defects);
        unchecked = List.copyOf(unchecked);
    }

    /** A ledger that has nothing to check, or nothing that could be. */
    static LedgerVerdict without(int ledger, String origin, List<Defect> defects, List<String> unchecked) {
        return new LedgerVerdict(ledger, origin, 0, 0, "", AuditCounts.NONE, defects, unchecked);
    }

    /** Whether everything that was looked at holds. */
    public boolean holds() {
        return defects.isEmpty();
    }
}
