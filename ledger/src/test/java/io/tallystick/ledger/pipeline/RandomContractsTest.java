package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.merkle.NaiveTree;
import io.tallystick.ledger.testing.CountingContracts;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random events, messages, clocks, commits, restarts and crashes: the outcomes are those that an audit comes to. */
class RandomContractsTest {
    private static final List<String> SUBJECTS = List.of("a", "b", "c", CountingContracts.BURST);

    @Test
    void ledger_withContracts_holdsWhateverHappens() throws Exception {
        Random random = new Random(NaiveTree.seed("random contracts"));
        int bursts = 0;
        for (int run = 0; run < 12; run++) {
            bursts += run(random, run % 2 == 0 ? LedgerClockKind.WALL : LedgerClockKind.EVENT);
        }
        assertThat(bursts).as("blocks closed amid outcomes").isPositive();
    }

    private static int run(Random random, LedgerClockKind clock) throws Exception {
        BlockLimits limits = new BlockLimits(random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(40), 500_000);
        ContractLedger ledger = new ContractLedger(clock, new LedgerSettings(OrderSettings.DEFAULTS, limits, 1_000));
        PureLedger pure = ledger.pure;
        ledger.send("a", 1);
        pure.commit();
        Map<String, Long> next = new HashMap<>(Map.of("a", 2L));
        Map<String, Long> committed = new HashMap<>(next);
        for (int i = 0; i < 150; i++) {
            switch (random.nextInt(12)) {
                case 0 -> {
                    pure.commit();
                    committed = new HashMap<>(next);
                }
                case 1 -> pure.advance(Duration.ofMillis(random.nextInt(8_000)));
                case 2 -> pure.moveClock(Duration.ofMillis(random.nextInt(8_000)));
                case 3 -> {
                    if (random.nextInt(4) == 0) {
                        pure.crash(random.nextBoolean());
                        next = new HashMap<>(committed);
                    } else {
                        pure.commit().restart();
                        committed = new HashMap<>(next);
                    }
                }
                case 4 -> {
                    long number = next.merge("message", 2L, (old, two) -> old + 1) - 1;
                    pure.receive(0, number, 1 + random.nextInt(99), new byte[] {1});
                }
                case 5 -> {
                    if (next.putIfAbsent("active", 1L) == null) {
                        ledger.activate();
                    }
                }
                default -> {
                    String subject = SUBJECTS.get(random.nextInt(40) == 0 ? 3 : random.nextInt(3));
                    long sequence = next.merge(subject, 2L, (old, two) -> old + 1) - 1;
                    pure.accept(
                            subject,
                            ledger.device.envelope(
                                    subject, sequence, TestNetwork.START.plusSeconds(i * 2L), 1, sequence == 1));
                }
            }
        }
        pure.commit();
        ledger.requireSound();
        assertThat(pure.rejections()).isEmpty();
        return (int) pure.blocks().stream()
                .filter(block -> block.bundle().length > 600_000)
                .count();
    }
}
