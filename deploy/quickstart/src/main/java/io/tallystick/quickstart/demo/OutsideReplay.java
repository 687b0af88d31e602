package io.tallystick.quickstart.demo;

import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import io.tallystick.contracts.replay.Finding;
import io.tallystick.contracts.replay.NetworkFindings;
import io.tallystick.contracts.replay.NetworkReplay;
import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.quickstart.business.BusinessPlan;
import io.tallystick.quickstart.business.Results;
import io.tallystick.quickstart.demo.Replayed.Account;
import io.tallystick.rules.account.AccountKind;
import io.tallystick.sink.tiles.TileDirectoryReader;
import io.tallystick.sink.verify.ArchiveVerifier;
import io.tallystick.topology.outcome.OutgoingRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Runs every contract of exported ledgers again, from their files and the genesis alone, and compares every outcome. */
final class OutsideReplay {
    /** What one ledger came to. */
    private record One(String defect, Map<Account, Long> balances) {}

    /**
     * Believes every signature: those of the same entries, under the same root, have just been checked. To check them once more would
     * take longer than everything else here.
     */
    private static final SignatureVerifier CHECKED_BEFORE = new SignatureVerifier() {
        @Override
        public String name() {
            return "checked before";
        }

        @Override
        public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
            return true;
        }
    };

    private final Genesis genesis;
    private final Path archive;
    private final Map<String, OutgoingRecord> records = new ConcurrentHashMap<>();
    private final NetworkReplay contracts;
    private final Results results;

    private OutsideReplay(Genesis genesis, Path archive, BusinessPlan plan) {
        this.genesis = genesis;
        this.archive = archive;
        this.contracts = new NetworkReplay(genesis);
        this.results = new Results(genesis.network(), plan, this::keep);
    }

    /**
     * Replays an archive.
     *
     * @param findings of the audit that checked the signatures of its ledgers
     */
    static Replayed of(Genesis genesis, Path archive, BusinessPlan plan, List<OutsideAudit.Finding> findings) {
        OutsideReplay replay = new OutsideReplay(genesis, archive, plan);
        List<One> ledgers = IntStream.range(0, findings.size())
                .parallel()
                .mapToObj(ledger -> replay.ledger(findings.get(ledger)))
                .toList();
        List<String> defects = new ArrayList<>();
        Map<Account, Long> balances = new TreeMap<>();
        for (One one : ledgers) {
            if (!one.defect.isEmpty()) {
                defects.add(one.defect);
            }
            one.balances.forEach((account, amount) -> balances.merge(account, amount, Long::sum));
        }
        if (defects.isEmpty()) {
            NetworkFindings network = replay.contracts.findings();
            network.findings().stream().map(Finding::problem).forEach(defects::add);
            network.underWay().forEach(message -> defects.add("sent and not received: " + message));
        }
        return new Replayed(
                replay.results, new TreeMap<>(replay.records), Collections.unmodifiableMap(balances), defects);
    }

    private void keep(OutcomeRecord item) {
        if (item instanceof AlertRecord || item instanceof SettlementRecord) {
            records.put(item.origin().effectId(), OutgoingRecord.of(item));
        }
    }

    private One ledger(OutsideAudit.Finding finding) {
        int ledger = finding.ledger();
        LedgerAuditor audit =
                new LedgerAuditor(genesis, ledger, CHECKED_BEFORE, block -> contracts.block(ledger, block), contracts);
        try {
            new TileDirectoryReader(ArchiveVerifier.ledgerDirectory(archive, ledger))
                    .entries(0, finding.size(), finding.size(), (index, buffer, offset, length) -> {
                        feed(audit, ledger, index, buffer, offset, length);
                    });
            return new One("", balances(ledger));
        } catch (IOException e) {
            return new One("ledger " + ledger + ": " + e.getMessage(), Map.of());
        }
    }

    private void feed(LedgerAuditor audit, int ledger, long index, byte[] buffer, int offset, int length)
            throws IOException {
        try {
            audit.feed(buffer, offset, length);
            if (Results.isAbout(buffer[offset])) {
                results.entry(ledger, index, buffer, offset, length);
            }
        } catch (LedgerInvalidException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Map<Account, Long> balances(int ledger) {
        Map<Account, Long> balances = new TreeMap<>();
        contracts.queries(ledger).accounts().stream()
                .filter(account -> account.key().kind() == AccountKind.MEMBER)
                .forEach(account -> balances.merge(
                        new Account(
                                account.key().owner(), account.key().currency().code()),
                        account.posted(),
                        Long::sum));
        return balances;
    }
}
