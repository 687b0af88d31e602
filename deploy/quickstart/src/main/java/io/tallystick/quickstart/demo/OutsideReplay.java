package io.tallystick.quickstart.demo;

import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import io.tallystick.contracts.replay.Finding;
import io.tallystick.contracts.replay.NetworkFindings;
import io.tallystick.contracts.replay.NetworkReplay;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.state.StateBackend;
import io.tallystick.quickstart.business.BusinessPlan;
import io.tallystick.quickstart.business.Results;
import io.tallystick.rules.account.AccountKind;
import io.tallystick.sink.verify.ContractReplay;
import io.tallystick.topology.outcome.OutgoingRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the contracts of audited ledgers again, and notes what they come to. */
final class OutsideReplay implements ContractReplay {
    private final Genesis genesis;
    private final NetworkReplay replay;
    private final Results results;
    private final Map<String, OutgoingRecord> records = new ConcurrentHashMap<>();

    OutsideReplay(Genesis genesis, BusinessPlan plan) {
        this.genesis = genesis;
        this.replay = new NetworkReplay(genesis);
        this.results = new Results(genesis.network(), plan, this::keep);
    }

    private void keep(OutcomeRecord item) {
        if (item instanceof AlertRecord || item instanceof SettlementRecord) {
            records.put(item.origin().effectId(), OutgoingRecord.of(item));
        }
    }

    @Override
    public ContractStage open(Genesis network, int ledger, StateBackend backend) {
        return replay.open(network, ledger, backend);
    }

    @Override
    public void block(int ledger, Block block) {
        replay.block(ledger, block);
        results.block(block);
    }

    /** What came of each scene. */
    Results results() {
        return results;
    }

    /** The records that the outcomes make for the topics of alerts and settlements, by effect id. */
    Map<String, OutgoingRecord> records() {
        return new TreeMap<>(records);
    }

    /** What does not fit between the ledgers; to be asked when all of them hold. At the end of a demonstration nothing is under way. */
    List<String> problems() {
        NetworkFindings findings = replay.findings();
        return findings.findings().stream().map(Finding::problem).toList();
    }

    /** What each organisation has in all ledgers; to be asked when all of them hold. */
    Map<Account, Long> balances() {
        Map<Account, Long> balances = new TreeMap<>();
        for (int ledger = 0; ledger < genesis.ledgerCount(); ledger++) {
            replay.queries(ledger).accounts().stream()
                    .filter(account -> account.key().kind() == AccountKind.MEMBER)
                    .forEach(account -> balances.merge(
                            new Account(
                                    account.key().owner(),
                                    account.key().currency().code()),
                            account.posted(),
                            Long::sum));
        }
        return balances;
    }
}
