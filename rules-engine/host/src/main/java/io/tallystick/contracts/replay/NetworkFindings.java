package io.tallystick.contracts.replay;

import java.util.List;

/**
 * What the ledgers of a network say of each other.
 *
 * @param outcomes how many were found to be what the contracts come to
 * @param ledgers those of each ledger, ascending
 * @param digest over the outcomes of all ledgers, 64 lower-case hexadecimal digits: who ran the same entries has the same one
 * @param messages how many were received as they were sent
 * @param findings what does not fit, by ledger and entry; empty if all does
 * @param underWay what was sent and not received yet, in order
 * @param early what was received of senders whose entries do not go so far, in order
 * @param totals the money, in order of currency
 */
public record NetworkFindings(
        long outcomes,
        List<LedgerOutcomes> ledgers,
        String digest,
        long messages,
        List<Finding> findings,
        List<UnderWay> underWay,
        List<UnderWay> early,
        List<CurrencyTotal> totals) {
    public NetworkFindings {
        ledgers = List.copyOf(ledgers);
        findings = List.copyOf(findings);
        underWay = List.copyOf(underWay);
        early = List.copyOf(early);
        totals = List.copyOf(totals);
    }
}
