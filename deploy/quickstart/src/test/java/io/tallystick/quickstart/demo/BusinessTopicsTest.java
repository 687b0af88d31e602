package io.tallystick.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.record.Origin;
import io.tallystick.contracts.record.OutcomeRecord.SettlementKind;
import io.tallystick.contracts.record.OutcomeRecord.SettlementLeg;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import io.tallystick.schemas.Settlement;
import io.tallystick.topology.outcome.OutgoingRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessTopicsTest {
    private static OutgoingRecord settlement(
            int index, SettlementKind kind, SettlementLeg leg, String payer, String payee, long cents) {
        Origin origin =
                new Origin("demo/0/" + index + "/0", "demo", 0, index, 1_000, null, null, null, null, null, List.of());
        return OutgoingRecord.of(new SettlementRecord(
                origin, kind, leg, "0/" + index, null, payer, payee, cents, "EUR", 2, null, "", null, "any"));
    }

    private static final OutgoingRecord ISSUED =
            settlement(1, SettlementKind.ISSUE, SettlementLeg.DEBIT, null, "works", 900);
    private static final OutgoingRecord ARRIVED =
            settlement(2, SettlementKind.TRANSFER, SettlementLeg.CREDIT, "bank", "works", 900);
    private static final OutgoingRecord HELD =
            settlement(3, SettlementKind.HOLD, SettlementLeg.WHOLE, "works", null, 600);
    private static final OutgoingRecord PAID =
            settlement(4, SettlementKind.POST, SettlementLeg.WHOLE, "works", "parts", 500);
    private static final BusinessTopics TOPICS = new BusinessTopics(
            List.of(),
            List.of(ISSUED, ARRIVED, HELD, PAID).stream()
                    .map(record -> (Settlement) record.value())
                    .toList());

    @Test
    void balances_issuedSentAndPaid_areWhatEachHas() {
        assertThat(TOPICS.balances())
                .isEqualTo(Map.of(new Account("works", "EUR"), 400L, new Account("parts", "EUR"), 500L));
        assertThat(TOPICS.issued()).isEqualTo(Map.of("EUR", 900L));
    }

    @Test
    void proved_recordThatNoOutcomeMakesOrMakesOtherwise_doesNotCount() {
        Map<String, OutgoingRecord> made = Map.of("demo/0/1/0", ISSUED, "demo/0/2/0", ARRIVED, "demo/0/3/0", HELD);
        assertThat(TOPICS.records()).isEqualTo(4);
        assertThat(TOPICS.proved(made)).isEqualTo(3);
        OutgoingRecord other = settlement(3, SettlementKind.HOLD, SettlementLeg.WHOLE, "works", null, 601);
        assertThat(TOPICS.proved(Map.of("demo/0/3/0", other))).isZero();
    }
}
