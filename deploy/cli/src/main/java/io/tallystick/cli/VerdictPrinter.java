package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.sink.verify.Defect;
import io.tallystick.sink.verify.LedgerVerdict;
import io.tallystick.sink.verify.NetworkVerdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints what a verification found. */
final class VerdictPrinter {
    private final PrintWriter out;
    private final PrintWriter err;

    VerdictPrinter(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** @param replay what the contracts came to; null if they did not run */
    void print(NetworkVerdict verdict, ReplayVerdict replay, boolean json) {
        if (json) {
            Map<String, Object> fields = json(verdict);
            if (replay != null) {
                fields.put("replay", replay.json());
            }
            out.println(Json.line(fields));
            return;
        }
        for (LedgerVerdict ledger : verdict.ledgers()) {
            if (ledger.holds()) {
                out.println("ledger " + ledger.ledger() + " (" + ledger.origin() + "): " + ledger.size() + " entries"
                        + (ledger.blocks() == 0 ? "" : " in " + ledger.blocks() + " blocks")
                        + (ledger.root().isEmpty() ? "" : ", root " + ledger.root()));
            }
        }
        unchecked(verdict).forEach(sentence -> out.println("note: " + sentence));
        verdict.defects().forEach(defect -> out.println("DOES NOT HOLD: " + defect));
        if (replay != null) {
            replay.text().forEach(out::println);
        }
        AuditCounts counts = verdict.counts();
        if (verdict.holds()) {
            out.println("holds: " + verdict.size() + " entries, " + counts.events() + " events, "
                    + counts.introductions() + " introductions, " + counts.gaps() + " gaps, " + counts.revocations()
                    + " revocations" + contracts(counts) + " in " + counts.blocks() + " blocks");
        } else {
            err.println("tallystick: it does not hold");
        }
        out.flush();
    }

    /** What contracts did, if there are any. */
    private static String contracts(AuditCounts counts) {
        return counts.activations() + counts.outcomes() + counts.messages() == 0
                ? ""
                : ", " + counts.activations() + " activations, " + counts.outcomes() + " outcomes, " + counts.messages()
                        + " messages";
    }

    private static List<String> unchecked(NetworkVerdict verdict) {
        List<String> all = new ArrayList<>(verdict.unchecked());
        verdict.ledgers().forEach(ledger -> all.addAll(ledger.unchecked()));
        return all;
    }

    private static Map<String, Object> json(NetworkVerdict verdict) {
        return Json.object(
                "holds",
                verdict.holds(),
                "entries",
                verdict.size(),
                "counts",
                counts(verdict.counts()),
                "defects",
                verdict.defects().stream().map(VerdictPrinter::json).toList(),
                "unchecked",
                unchecked(verdict),
                "ledgers",
                verdict.ledgers().stream()
                        .map(ledger -> Json.object(
                                "ledger",
                                ledger.ledger(),
                                "origin",
                                ledger.origin(),
                                "holds",
                                ledger.holds(),
                                "entries",
                                ledger.size(),
                                "blocks",
                                ledger.blocks(),
                                "root",
                                ledger.root(),
                                "counts",
                                counts(ledger.counts())))
                        .toList());
    }

    private static Map<String, Object> json(Defect defect) {
        return Json.object(
                "ledger",
                defect.ledger() < 0 ? null : defect.ledger(),
                "entry",
                defect.index() < 0 ? null : defect.index(),
                "block",
                defect.height() < 0 ? null : defect.height(),
                "file",
                defect.file().isEmpty() ? null : defect.file(),
                "problem",
                defect.message());
    }

    private static Map<String, Object> counts(AuditCounts counts) {
        return Json.object(
                "blocks",
                counts.blocks(),
                "events",
                counts.events(),
                "late",
                counts.late(),
                "introductions",
                counts.introductions(),
                "gaps",
                counts.gaps(),
                "revocations",
                counts.revocations(),
                "activations",
                counts.activations(),
                "outcomes",
                counts.outcomes(),
                "messages",
                counts.messages(),
                "records",
                counts.records(),
                "rejected",
                counts.rejected(),
                "duplicates",
                counts.duplicates(),
                "unsettled",
                counts.unsettled());
    }
}
