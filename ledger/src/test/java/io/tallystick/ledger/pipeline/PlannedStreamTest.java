package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.testing.PlannedStream;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every count of a planned stream must come out exactly. */
class PlannedStreamTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1000000", "1, 2, 97", "4, 3, 1", "3, 4, 500"})
    void plan_of10000_everyCountIsExact(int ledgers, long seed, int commitEvery) throws Exception {
        TestNetwork network = new TestNetwork("planned", ledgers, "acme");
        PlannedStream plan = PlannedStream.of(network, 10_000, seed);
        assertThat(plan.messages()).hasSize(10_000);
        List<PureLedger> parts = new ArrayList<>();
        for (int i = 0; i < ledgers; i++) {
            parts.add(new PureLedger(network.genesis(), i, LedgerSettings.DEFAULTS));
        }
        int fed = 0;
        for (PlannedStream.Message message : plan.messages()) {
            PureLedger part = parts.get(SubjectRouting.ledgerOf(message.recordKey(), ledgers));
            part.accept(message.recordKey(), message.envelope());
            if (++fed % commitEvery == 0) {
                part.commit();
            }
        }
        Map<String, Long> rejected = new TreeMap<>();
        AuditCounts sum = AuditCounts.NONE;
        long missing = 0;
        for (PureLedger part : parts) {
            part.commit().advance(Duration.ofSeconds(6)).commit();
            part.reasons().forEach(reason -> rejected.merge(reason, 1L, Long::sum));
            AuditCounts.Tally tally = new AuditCounts.Tally();
            part.audit().forEach(block -> tally.sealed(block.seal()));
            sum = sum.plus(tally.counts());
            missing += part.entries().stream()
                    .filter(GapEntry.class::isInstance)
                    .map(GapEntry.class::cast)
                    .mapToLong(gap -> gap.last() - gap.first() + 1)
                    .sum();
            assertThat(part.entries().stream()
                            .collect(Collectors.groupingBy(e -> e.kind(), Collectors.counting()))
                            .get(EntryKind.GENESIS))
                    .isEqualTo(1);
        }
        PlannedStream.Expected want = plan.expected();
        assertThat(rejected).isEqualTo(want.rejected());
        assertThat(want.rejected()).as("every fault occurs").hasSize(9);
        assertThat(sum)
                .usingRecursiveComparison()
                .ignoringFields("blocks")
                .isEqualTo(new AuditCounts(
                        0,
                        want.accepted(),
                        want.late(),
                        want.introductions(),
                        want.gaps(),
                        0,
                        0,
                        0,
                        0,
                        10_000,
                        want.rejections(),
                        want.duplicates(),
                        0));
        assertThat(missing).isEqualTo(want.missing() + want.late());
        assertThat(want.accepted() + want.rejections() + want.duplicates()).isEqualTo(10_000);
        assertThat(List.of(want.late(), want.missing(), want.gaps())).allMatch(n -> n > 10);
        System.out.println("planned stream, seed " + seed + ": " + want);
    }
}
