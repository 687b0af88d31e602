package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.contracts.replay.CurrencyTotal;
import io.tallystick.contracts.replay.Finding;
import io.tallystick.contracts.replay.LedgerOutcomes;
import io.tallystick.contracts.replay.NetworkFindings;
import io.tallystick.contracts.replay.NetworkReplay;
import io.tallystick.contracts.replay.UnderWay;
import io.tallystick.sink.verify.Defect;
import io.tallystick.sink.verify.NetworkVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a verification found whose contracts ran along.
 *
 * @param verdict with what does not fit between the ledgers
 * @param findings null if a ledger does not hold, so that they say nothing, or if nothing ran
 * @param outcomesPerSecond how many outcomes ran and were compared, of all ledgers together
 */
record ReplayVerdict(NetworkVerdict verdict, NetworkFindings findings, double outcomesPerSecond) {
    private static final double NANOS = 1e9;

    /** What is shown of a list that may be long. */
    private static final int SHOWN = 20;

    /** @param contracts what ran; null if nothing did */
    static ReplayVerdict of(NetworkVerdict verdict, NetworkReplay contracts, long nanos) {
        if (verdict.holds() && contracts == null) {
            Defect none = Defect.ofNetwork(
                    "",
                    "contracts: want a genesis to run them with, got none: give --genesis, the network's network.yaml");
            return new ReplayVerdict(
                    new NetworkVerdict(verdict.ledgers(), List.of(none), verdict.unchecked()), null, 0);
        }
        if (!verdict.holds()) {
            List<String> unchecked = new ArrayList<>(verdict.unchecked());
            unchecked.add("what ledgers sent each other, and whether the money adds up: only where all of them hold");
            return new ReplayVerdict(new NetworkVerdict(verdict.ledgers(), verdict.ownDefects(), unchecked), null, 0);
        }
        NetworkFindings findings = contracts.findings();
        List<Defect> defects = new ArrayList<>(verdict.ownDefects());
        findings.findings().forEach(finding -> defects.add(defect(finding)));
        List<String> unchecked = new ArrayList<>(verdict.unchecked());
        for (UnderWay early : findings.early().stream().limit(SHOWN).toList()) {
            unchecked.add(early.letter() + ": whether it was sent, since the entries of ledger "
                    + early.letter().from() + " do not go so far");
        }
        if (findings.early().size() > SHOWN) {
            unchecked.add((findings.early().size() - SHOWN) + " more messages of such ledgers");
        }
        return new ReplayVerdict(
                new NetworkVerdict(verdict.ledgers(), defects, unchecked),
                findings,
                nanos <= 0 ? 0 : findings.outcomes() * NANOS / nanos);
    }

    private static Defect defect(Finding finding) {
        return new Defect(finding.ledger(), finding.index(), -1, "", finding.problem());
    }

    /** For people. */
    List<String> text() {
        List<String> lines = new ArrayList<>();
        if (findings == null) {
            return lines;
        }
        lines.add("contracts ran again: " + findings.outcomes() + " outcomes are the same to the byte ("
                + Math.round(outcomesPerSecond) + "/s); " + findings.messages()
                + " messages between ledgers were received as they were sent");
        for (LedgerOutcomes ledger : findings.ledgers()) {
            lines.add("outcomes of ledger " + ledger.ledger() + ": " + ledger.outcomes() + " in " + ledger.size()
                    + " entries, SHA-256 " + ledger.digest());
        }
        lines.add("outcomes of the network: " + findings.outcomes() + ", SHA-256 " + findings.digest());
        for (UnderWay message : findings.underWay().stream().limit(SHOWN).toList()) {
            lines.add("under way: " + message.letter() + ", sent by its entry " + message.outcome()
                    + (message.money() == null ? "" : ", " + message.money()));
        }
        if (findings.underWay().size() > SHOWN) {
            lines.add("under way: " + (findings.underWay().size() - SHOWN) + " more");
        }
        for (CurrencyTotal total : findings.totals()) {
            lines.add(AccountsCommand.text(total));
        }
        return lines;
    }

    /** For programs. */
    Map<String, Object> json() {
        if (findings == null) {
            return Json.object("compared", false);
        }
        return Json.object(
                "compared",
                true,
                "outcomes",
                findings.outcomes(),
                "outcomesPerSecond",
                Double.parseDouble(String.format(Locale.ROOT, "%.1f", outcomesPerSecond)),
                "digest",
                findings.digest(),
                "ledgers",
                findings.ledgers().stream().map(ReplayVerdict::json).toList(),
                "messages",
                findings.messages(),
                "underWay",
                findings.underWay().stream().map(ReplayVerdict::json).toList(),
                "early",
                findings.early().stream().map(ReplayVerdict::json).toList(),
                "totals",
                findings.totals().stream().map(AccountsCommand::json).toList());
    }

    private static Map<String, Object> json(LedgerOutcomes ledger) {
        return Json.object(
                "ledger",
                ledger.ledger(),
                "entries",
                ledger.size(),
                "outcomes",
                ledger.outcomes(),
                "digest",
                ledger.digest());
    }

    private static Map<String, Object> json(UnderWay message) {
        return Json.object(
                "from",
                message.letter().from(),
                "to",
                message.letter().to(),
                "sequence",
                message.letter().sequence(),
                "outcome",
                message.outcome(),
                "money",
                message.money());
    }
}
