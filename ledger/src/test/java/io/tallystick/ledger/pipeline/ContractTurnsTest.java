package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.testing.CountingContracts;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractTurnsTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void event_afterActivation_isFollowedByItsOutcomeAndTheBlockByItsStatement() throws Exception {
        ContractLedger ledger = new ContractLedger(LedgerClockKind.WALL).send("a", 1);
        ledger.activate().send("a", 2).send("b", 1);
        ledger.pure.commit();
        assertThat(ledger.leaves())
                .containsExactly(
                        "GENESIS",
                        "INTRODUCTION",
                        "EVENT a",
                        "ACTIVATION",
                        "EVENT a",
                        "event a 1",
                        "EVENT b",
                        "event b 1",
                        "statement all 2",
                        "SEAL");
        ledger.requireSound();
    }

    @Test
    void timer_wallClock_firesBeforeTheFirstEntryOfTheBlockThatIsDue() throws Exception {
        ContractLedger ledger =
                new ContractLedger(LedgerClockKind.WALL).send("a", 1).activate();
        ledger.send("a", 2).pure.commit();
        int before = ledger.leaves().size();
        ledger.pure.moveClock(TEN_SECONDS);
        ledger.send("a", 3).pure.commit();
        assertThat(ledger.leaves().subList(before, before + 5))
                .containsExactly("timer a 1", "EVENT a", "event a 2", "statement all 2", "SEAL");
        ledger.requireSound();
    }

    @Test
    void timer_eventClock_firesAfterTheEventThatMovesTheClockAndBeforeItsOutcome() throws Exception {
        ContractLedger ledger =
                new ContractLedger(LedgerClockKind.EVENT).send("a", 1).activate();
        ledger.send("a", 2).send("b", 1).pure.commit();
        int before = ledger.leaves().size();
        // Both timers are due at 12 s: "b" 1 was issued at 1 s, but the clock stood at 2 s.
        ledger.pure.accept("c", ledger.device.envelope("c", 1, TestNetwork.START.plusSeconds(12), 1, false));
        ledger.pure.commit();
        assertThat(ledger.leaves().subList(before, before + 6))
                .containsExactly("EVENT c", "timer a 1", "timer b 1", "event c 1", "statement all 3", "SEAL");
        ledger.requireSound();
    }

    @Test
    void idleLedger_withTimerDue_opensABlockOfItsOutcomes() throws Exception {
        ContractLedger ledger =
                new ContractLedger(LedgerClockKind.WALL).send("a", 1).activate();
        ledger.send("a", 2).pure.commit();
        int blocks = ledger.pure.blocks().size();
        ledger.pure.advance(TEN_SECONDS.minusMillis(1)).commit();
        assertThat(ledger.pure.blocks()).hasSize(blocks);
        ledger.pure.advance(Duration.ofMillis(1)).commit();
        ledger.pure.advance(TEN_SECONDS).commit();
        assertThat(ledger.pure.blocks()).hasSize(blocks + 1);
        assertThat(ledger.leaves()).endsWith("timer a 1", "statement all 1", "SEAL");
        ledger.requireSound();
    }

    @Test
    void block_ofRefusedInputOnly_firesTimersBeforeItsSeal() throws Exception {
        ContractLedger ledger =
                new ContractLedger(LedgerClockKind.WALL).send("a", 1).activate();
        ledger.send("a", 2).pure.commit();
        ledger.pure.moveClock(TEN_SECONDS);
        ledger.pure.accept("a", new byte[0]).commit();
        assertThat(ledger.leaves()).endsWith("timer a 1", "statement all 1", "SEAL");
        ledger.requireSound();
    }

    /** Thirty of the large outcomes fill a block: the seal comes amid them, at the format's bounds, without a statement. */
    @ParameterizedTest
    @EnumSource(LedgerClockKind.class)
    void outcomes_moreThanABlockHolds_goOnInTheNextAtTheSameTime(LedgerClockKind clock) throws Exception {
        ContractLedger ledger = new ContractLedger(clock).send("a", 1).activate();
        ledger.pure.commit();
        ledger.pure.moveClock(TEN_SECONDS);
        int before = ledger.leaves().size();
        ledger.send("a", 2).send(CountingContracts.BURST, 1).send("a", 3).pure.commit();
        List<String> leaves = ledger.leaves().subList(before, ledger.leaves().size());
        List<String> want = new ArrayList<>(List.of("EVENT a", "event a 1", "EVENT burst", "event burst 1"));
        for (int i = 0; i < CountingContracts.BURST_OUTCOMES; i++) {
            if (i == 30 || i == 60) {
                want.add("SEAL");
            }
            want.add("burst burst " + i);
        }
        want.addAll(List.of("EVENT a", "event a 2", "statement all 73", "SEAL"));
        assertThat(leaves).isEqualTo(want);
        List<Block> blocks = ledger.pure.blocks();
        List<Block> last = blocks.subList(blocks.size() - 3, blocks.size());
        assertThat(last.get(1).seal().timeMillis()).isEqualTo(last.get(0).seal().timeMillis());
        assertThat(last).allMatch(b -> b.bundle().length <= BlockLimits.MAX_BYTES + 200);
        assertThat(last.get(0).seal().declared().unsettled()).isZero();
        ledger.requireSound();
    }

    @Test
    void block_ofOneEntry_hasItsOutcomesAndStatementToo() throws Exception {
        LedgerSettings one = new LedgerSettings(OrderSettings.DEFAULTS, new BlockLimits(1, 131_072), 1_000);
        ContractLedger ledger =
                new ContractLedger(LedgerClockKind.WALL, one).send("a", 1).activate();
        ledger.send("a", 2).send("a", 3).pure.commit();
        assertThat(ledger.leaves())
                .endsWith(
                        "EVENT a",
                        "event a 1",
                        "statement all 1",
                        "SEAL",
                        "EVENT a",
                        "event a 2",
                        "statement all 1",
                        "SEAL");
        ledger.requireSound();
    }

    @Test
    void contracts_withASecondOrLargeStatement_areStopped() {
        byte[] large = new byte[ContractStage.MAX_STATEMENT_BYTES];
        large[0] = 0x59;
        large[1] = (byte) (large.length - 3 >>> 8);
        large[2] = (byte) (large.length - 3);
        assertThatThrownBy(() ->
                        sealWith(out -> out.outcome(new OutcomeEntry(large))).commit())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at most one outcome of at most 32768 bytes, got one of 32769");
        assertThatThrownBy(() -> sealWith(out -> {
                            out.outcome(new OutcomeEntry(new byte[1]));
                            out.outcome(new OutcomeEntry(new byte[1]));
                        })
                        .commit())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("got another of 2");
    }

    private static PureLedger sealWith(java.util.function.Consumer<ContractStage.Emitter> statement) {
        ContractStage stage = new ContractStage() {
            @Override
            public void advance(long timeMillis, Emitter out) {}

            @Override
            public void entered(long index, LedgerStep step, long timeMillis, Emitter out) {}

            @Override
            public void sealing(long timeMillis, Emitter out) {
                statement.accept(out);
            }

            @Override
            public long nextDueMillis() {
                return Long.MAX_VALUE;
            }

            @Override
            public void write() {}
        };
        TestNetwork network = new TestNetwork("statement", 1, "acme");
        return new PureLedger(network.genesis(), 0, LedgerSettings.DEFAULTS, (g, l, backend) -> stage);
    }
}
