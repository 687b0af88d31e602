package io.tallystick.quickstart.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdict in words and a table. */
final class Report {
    private Report() {}

    static List<String> lines(Outcome outcome, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format("  %-40s %12s %12s", "", "sent", "ledgers"));
        for (Reckoning.Line line : outcome.reckoning()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-40s %,12d %,12d  %s",
                    line.what(),
                    line.expected(),
                    line.found(),
                    line.holds() ? style.good("ok") : style.bad("OFF by " + (line.found() - line.expected()))));
        }
        business(outcome, style, lines);
        lines.add("");
        for (OutsideAudit.Finding ledger : outcome.ledgers()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  ledger %-3d %,9d entries in %,6d blocks  root %s…  %s",
                    ledger.ledger(),
                    ledger.size(),
                    ledger.counts().blocks(),
                    ledger.root().isEmpty() ? "" : ledger.root().substring(0, 16),
                    ledger.defect().isEmpty() ? style.good("ok") : style.bad("DOES NOT HOLD")));
            if (!ledger.defect().isEmpty()) {
                lines.add("    " + ledger.defect());
            }
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "  %,d records in %.0f s; first block %.1f s after the start",
                outcome.sent(),
                outcome.sendSeconds(),
                outcome.firstBlockSeconds()));
        VisitorBooks visitors = outcome.visitors();
        if (visitors.signed() + visitors.refused() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %,d readings of visitors in the ledgers, %,d refused",
                    visitors.accepted(),
                    visitors.refused() + visitors.refusedByLedgers()));
        }
        LiveMetrics.Latency latency = outcome.latency();
        lines.add(latency("device's signature to block", latency.sealedP50(), latency.sealedP99()));
        lines.add(latency("device's signature to signed checkpoint", latency.signedP50(), latency.signedP99()));
        lines.add("");
        lines.add("  verdict: "
                + (outcome.holds()
                        ? style.good("HOLDS") + ", every count and every byte"
                        : style.bad("DOES NOT HOLD")));
        return lines;
    }

    /** What came of the business in each field, as the contracts run again show it. */
    private static void business(Outcome outcome, Style style, List<String> lines) {
        lines.add("");
        lines.add(String.format(
                "  %-14s %9s %6s %6s      %s",
                outcome.contracts() + " contracts", "contracts", "alerts", "money", "paid"));
        for (FieldLine line : outcome.fields()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-14s %,9d %,6d %,6d  %s  %s",
                    line.field().name().toLowerCase(Locale.ROOT),
                    line.contracts().size(),
                    line.found().raised(),
                    line.found().settled(),
                    line.holds() ? style.good("ok") : style.bad("NO"),
                    line.found().paid()));
            if (!line.holds()) {
                lines.add("    want " + line.expected());
                lines.add("    got  " + line.found());
            }
        }
    }

    private static String latency(String what, long p50, long p99) {
        return String.format(Locale.ROOT, "  %-40s p50 %,d ms, p99 %,d ms", what, p50, p99);
    }

    /** What to do with the files that were kept. */
    static List<String> commands(Path kept) {
        return List.of(
                "",
                "  The network's files and the ledgers are in " + kept + ". To look at them:",
                "    tallystick verify " + kept.resolve(DemoRun.EXPORT),
                "    tallystick show 0 100 --archive " + kept.resolve(DemoRun.EXPORT));
    }
}
