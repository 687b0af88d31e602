package io.tallystick.sink.verify;

import io.tallystick.ledger.audit.AuditCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found of all ledgers of a network.
 *
 * @param ledgers in their order
 * @param ownDefects what does not hold outside the ledgers
 * @param unchecked what could not be checked outside the ledgers
 */
public record NetworkVerdict(List<LedgerVerdict> ledgers, List<Defect> ownDefects, List<String> unchecked) {
    public NetworkVerdict {
        ledgers = List.copyOf(ledgers);
        ownDefects = List.copyOf(ownDefects);
        unchecked = List.copyOf(unchecked);
    }

    /** Whether everything that was looked at holds. */
    public boolean holds() {
        return defects().isEmpty();
    }

    /** All defects: the network's own, then those of the ledgers in their order. */
    public List<Defect> defects() {
        List<Defect> all = new ArrayList<>(ownDefects);
        ledgers.forEach(ledger -> all.addAll(ledger.defects()));
        return all;
    }

    /** The sum over the ledgers. */
    public AuditCounts counts() {
        return ledgers.stream().map(LedgerVerdict::counts).reduce(AuditCounts.NONE, AuditCounts::plus);
    }

    /** Entries of all ledgers. */
    public long size() {
        return ledgers.stream().mapToLong(LedgerVerdict::size).sum();
    }
}
