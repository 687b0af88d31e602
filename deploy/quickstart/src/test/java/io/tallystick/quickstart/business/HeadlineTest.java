package io.tallystick.quickstart.business;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.record.Origin;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertSeverity;
import io.tallystick.contracts.record.OutcomeRecord.AlertState;
import io.tallystick.contracts.record.OutcomeRecord.SettlementKind;
import io.tallystick.contracts.record.OutcomeRecord.SettlementLeg;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final Origin ORIGIN =
            new Origin("demo/0/9/0", "demo", 0, 9, 1_000, "c", "1.0.0", "00", "c/bin-1", "r", List.of());

    private static String alert(AlertState state, String message) {
        return Headline.of(new AlertRecord(
                        ORIGIN,
                        "bin-1",
                        "low",
                        state,
                        AlertSeverity.MAJOR,
                        1_000,
                        1,
                        0,
                        message,
                        new TreeMap<>(),
                        null))
                .map(line -> line.subject() + ": " + line.text())
                .orElse("");
    }

    private static String money(SettlementKind kind, String payee, String subject, long cents) {
        return Headline.of(new SettlementRecord(
                        ORIGIN,
                        kind,
                        SettlementLeg.WHOLE,
                        "0/1",
                        null,
                        "works",
                        payee,
                        cents,
                        "EUR",
                        2,
                        null,
                        "",
                        subject,
                        "works"))
                .map(line -> line.subject() + ": " + line.text())
                .orElse("");
    }

    @Test
    void of_alerts_sayTheirMessageOrTheirKey() {
        assertThat(alert(AlertState.RAISED, "35 parts are left")).isEqualTo("bin-1: 35 parts are left (major)");
        assertThat(alert(AlertState.RAISED, "")).isEqualTo("bin-1: low (major)");
        assertThat(alert(AlertState.CLEARED, "35 parts are left")).isEqualTo("bin-1: over: low");
        assertThat(alert(AlertState.UPDATED, "34 parts are left")).isEmpty();
    }

    @Test
    void of_money_saysWhoseAndHowMuch() {
        assertThat(money(SettlementKind.POST, "parts", "bin-1", 123_456))
                .isEqualTo("bin-1: EUR 1,234.56 works → parts");
        assertThat(money(SettlementKind.HOLD, null, "bin-1", 90_000)).isEqualTo("bin-1: EUR 900.00 of works set aside");
        assertThat(money(SettlementKind.VOID, null, "bin-1", 5)).isEqualTo("bin-1: EUR 0.05 of works free again");
        assertThat(money(SettlementKind.VOID, null, "bin-1", 0)).isEmpty();
        assertThat(money(SettlementKind.TRANSFER, "parts", null, 5)).isEmpty();
    }
}
