package io.tallystick.quickstart.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdict in words and a table. */
final class Report {
    private Report() {}

    static List<String> lines(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format("  %-40s %12s %12s", "", "fleet", "ledgers"));
        for (Reckoning.Line line : outcome.reckoning()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-40s %,12d %,12d  %s",
                    line.what(),
                    line.expected(),
                    line.found(),
                    line.holds() ? "ok" : "DIFFERS by " + (line.found() - line.expected())));
        }
        lines.add("");
        for (OutsideAudit.Finding ledger : outcome.ledgers()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  ledger %-3d %,9d entries in %,6d blocks  root %s…  %s",
                    ledger.ledger(),
                    ledger.size(),
                    ledger.counts().blocks(),
                    ledger.root().substring(0, 16),
                    ledger.defect().isEmpty() ? "ok" : "DOES NOT HOLD"));
            if (!ledger.defect().isEmpty()) {
                lines.add("    " + ledger.defect());
            }
        }
        lines.add("");
        lines.add("  VERDICT: " + (outcome.holds() ? "holds" : "DOES NOT HOLD"));
        return lines;
    }
}
