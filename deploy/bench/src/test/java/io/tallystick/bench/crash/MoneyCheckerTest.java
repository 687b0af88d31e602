package io.tallystick.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.contracts.ContractHost;
import io.tallystick.contracts.record.OutcomeRecord.SettlementKind;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import io.tallystick.contracts.record.OutcomeRecords;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.state.InMemoryBackend;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One ledger's money: what is right holds, and each fault is seen. */
class MoneyCheckerTest {
    private static final long SEED = 4711;
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final BenchNetwork network = new BenchNetwork("money", 1);
    private final List<List<byte[]>> blocks = new ArrayList<>();
    private final List<SettlementRecord> settlements = new ArrayList<>();
    private long offset;

    MoneyCheckerTest() throws Exception {
        List<Block> sealed = new ArrayList<>();
        LedgerTask task = new LedgerTask(
                network.genesis(),
                0,
                LedgerSettings.DEFAULTS,
                SignatureVerifiers.best(),
                () -> START,
                new InMemoryBackend(),
                ContractHost::open);
        LedgerPipeline pipeline = new LedgerPipeline(task, sealed::add, rejection -> {
            throw new AssertionError(rejection.toString());
        });
        MoneyLoad load = new MoneyLoad(network, new Random(SEED));
        List<Send> sends = new ArrayList<>(List.of(load.deployment()));
        sends.addAll(load.begin());
        for (int i = 0; i < 300; i++) {
            sends.add(load.next());
        }
        for (Send send : sends) {
            pipeline.accept(send.subject(), send.value(), offset++);
            if (offset % 50 == 0) {
                pipeline.commit();
            }
        }
        pipeline.commit();
        long index = 0;
        for (Block block : sealed) {
            List<byte[]> entries = LedgerEvidence.entries(ByteBuffer.wrap(block.bundle()));
            blocks.add(entries);
            for (byte[] entry : entries) {
                if (LedgerEntry.decode(entry) instanceof OutcomeEntry outcome) {
                    OutcomeRecords.of(network.name(), 0, index, outcome.body()).stream()
                            .filter(SettlementRecord.class::isInstance)
                            .forEach(record -> settlements.add((SettlementRecord) record));
                }
                index++;
            }
        }
    }

    private List<String> effects() {
        return new ArrayList<>(
                settlements.stream().map(record -> record.origin().effectId()).toList());
    }

    private List<String> faults(List<String> effects) {
        MoneyChecker checker = new MoneyChecker(network);
        checker.check(new LedgerEvidence(0, Map.of(), blocks, List.of(), List.of(), null), effects);
        return checker.faults();
    }

    @Test
    void check_whatTheContractsDid_holds() {
        assertThat(faults(effects())).isEmpty();
        assertThat(settlements)
                .extracting(SettlementRecord::kind)
                .contains(SettlementKind.ISSUE, SettlementKind.HOLD, SettlementKind.POST, SettlementKind.TRANSFER);
    }

    @Test
    void check_settlementLostOrTwice_isSeen() {
        List<String> lost = effects();
        lost.remove(3);
        assertThat(faults(lost)).singleElement().asString().startsWith("settlements of ledger 0: want the");
        List<String> twice = effects();
        twice.add(3, twice.get(3));
        assertThat(faults(twice)).singleElement().asString().startsWith("settlements of ledger 0: want the");
    }

    @Test
    void check_outcomeWithAnotherByte_isSeen() throws Exception {
        for (List<byte[]> block : blocks) {
            for (byte[] entry : block) {
                if (LedgerEntry.decode(entry) instanceof OutcomeEntry) {
                    entry[entry.length - 1] ^= 1;
                    assertThat(faults(effects()))
                            .anyMatch(fault -> fault.startsWith("replay of ledger 0: "))
                            .anyMatch(fault -> fault.startsWith("cents issued: "));
                    return;
                }
            }
        }
        throw new AssertionError("want an outcome, got none");
    }
}
