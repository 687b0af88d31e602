package io.tallystick.quickstart.demo;

import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.sink.verify.ArchiveVerifier;
import io.tallystick.sink.verify.Defect;
import io.tallystick.sink.verify.LedgerVerdict;
import io.tallystick.sink.verify.NetworkVerdict;
import io.tallystick.sink.verify.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Verifies exported ledgers from their files and the genesis alone, by the auditor's own code. */
final class OutsideAudit {
    private static final int THREADS = 2;

    private OutsideAudit() {}

    /**
     * What was found in one ledger.
     *
     * @param root hexadecimal; empty if nothing held
     * @param defect why it does not hold, empty where it does
     */
    record Finding(int ledger, long size, String root, AuditCounts counts, String defect) {}

    /**
     * One finding for each ledger; what is wrong with the archive as a whole is told with ledger 0.
     *
     * @param replay runs the contracts along
     */
    static List<Finding> of(Genesis genesis, Path archive, OutsideReplay replay)
            throws IOException, InterruptedException {
        NetworkVerdict verdict =
                new ArchiveVerifier(archive, SignatureVerifiers.best(), THREADS, Progress.NONE, replay).verify(genesis);
        List<Finding> findings = new ArrayList<>();
        for (LedgerVerdict ledger : verdict.ledgers()) {
            List<String> problems = new ArrayList<>();
            ledger.defects().stream().map(Defect::toString).forEach(problems::add);
            // Here everything can be checked, so what could not be is a defect too.
            problems.addAll(ledger.unchecked());
            if (ledger.ledger() == 0) {
                verdict.ownDefects().stream().map(Defect::toString).forEach(problems::add);
                problems.addAll(verdict.unchecked());
                if (verdict.holds()) {
                    problems.addAll(replay.problems());
                }
            }
            findings.add(finding(ledger, String.join("; ", problems)));
        }
        return findings;
    }

    private static Finding finding(LedgerVerdict ledger, String defect) {
        String root = HexFormat.of().formatHex(Base64.getDecoder().decode(ledger.root()));
        return new Finding(ledger.ledger(), ledger.size(), root, ledger.counts(), defect);
    }
}
