package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.testing.PlannedStream;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeterminismTest {
    private static PureLedger run(TestNetwork network, int commitEvery, Duration step) {
        PureLedger ledger = new PureLedger(network);
        int fed = 0;
        for (PlannedStream.Message message : PlannedStream.of(network, 1_500, 7).messages()) {
            ledger.accept(message.recordKey(), message.envelope());
            if (++fed % commitEvery == 0) {
                ledger.commit().advance(step);
            }
        }
        return ledger.commit().advance(Duration.ofSeconds(6)).commit();
    }

    private static List<String> hex(List<Block> blocks) {
        return blocks.stream()
                .map(b -> HexFormat.of().formatHex(b.bundle()) + " "
                        + HexFormat.of().formatHex(b.root()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(LedgerClockKind.class)
    void run_twice_givesTheSameBlocksAndTheAuditGivesThemAgain(LedgerClockKind clock) throws Exception {
        TestNetwork network = new TestNetwork("determinism", clock, 1, "acme");
        PureLedger first = run(network, 100, Duration.ofMillis(700));
        PureLedger second = run(new TestNetwork("determinism", clock, 1, "acme"), 100, Duration.ofMillis(700));
        assertThat(hex(second.blocks())).isEqualTo(hex(first.blocks()));
        assertThat(hex(first.audit())).isEqualTo(hex(first.blocks()));
    }

    /** With the event clock nothing but the input decides: not when blocks are closed, and not when a timer calls. */
    @Test
    void run_eventClockOtherCommits_givesTheSameEntriesBesideTheSeals() {
        TestNetwork network = new TestNetwork("determinism", LedgerClockKind.EVENT, 1, "acme");
        List<String> often = unsealed(run(network, 13, Duration.ofHours(1)));
        assertThat(often).hasSizeGreaterThan(1_000).isEqualTo(unsealed(run(network, 1_000_000, Duration.ZERO)));
    }

    private static List<String> unsealed(PureLedger ledger) {
        return ledger.entries().stream()
                .filter(e -> e.kind() != EntryKind.SEAL)
                .map(e -> HexFormat.of().formatHex(e.encode()))
                .toList();
    }
}
