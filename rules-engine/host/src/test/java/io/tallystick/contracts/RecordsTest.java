package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertSeverity;
import io.tallystick.contracts.record.OutcomeRecord.AlertState;
import io.tallystick.contracts.record.OutcomeRecord.SettlementKind;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the records of outcomes say, as their schemas promise it. */
class RecordsTest {
    private static final String LAMP = String.join(
            "\n",
            "contract: lamp",
            "version: 1.0.0",
            "subject: lamp",
            "roles: [owner, guest]",
            "signatories: [owner]",
            "inputs: {temp: {reading: temperature, unit: Cel, from: device}}",
            "start: cold",
            "states:",
            "  cold: {on: [{reading: temp, if: temp > 50.0, go: hot}]}",
            "  hot:",
            "    endless: true",
            "    enter:",
            "      alert: {severity: minor, key: hot, escalate: {1h: major, 2h: critical}, ease: {30m: info}}",
            "      hold: {id: repair, from: owner, amount: EUR 2.50, expires: 5h}",
            "");

    private static Kontor lamp() {
        Kontor kontor = new Kontor();
        kontor.control("seller", "lamp", Kontor.deployment("lamp", "1.0.0", LAMP, "{\"owner\":\"seller\"}"));
        String issue = "{\"document\":\"tallystick.issue\",\"to\":\"seller\",\"amount\":\"EUR 10.00\",\"ledger\":0}";
        kontor.document("bank/teller", "account/bank", issue).settle();
        String open = "{\"document\":\"tallystick.open\",\"contract\":\"lamp\",\"version\":\"1.0.0\","
                + "\"parties\":{\"guest\":\"buyer\"},\"params\":{}}";
        kontor.document("seller/clerk", kontor.subject("lamp", 0), open).settle();
        assertThat(kontor.outcomes(0, Outcome.Refused.class)).isEmpty();
        return kontor;
    }

    @Test
    void alert_thatStepsUpAndDown_saysHowManyStepsItTook() throws Exception {
        Kontor kontor = lamp();
        String subject = kontor.subject("lamp", 0);
        kontor.temperature("seller/probe", subject, 60)
                .after(Duration.ofMinutes(61))
                .after(Duration.ofMinutes(60));
        String acknowledge =
                "{\"document\":\"tallystick.acknowledge\",\"instance\":\"lamp/" + subject + "\",\"key\":\"hot\"}";
        kontor.document("seller/clerk", subject, acknowledge)
                .after(Duration.ofMinutes(31))
                .settle();
        assertThat(kontor.records(0, AlertRecord.class))
                .extracting(AlertRecord::state, AlertRecord::severity, AlertRecord::escalation)
                .containsExactly(
                        tuple(AlertState.RAISED, AlertSeverity.MINOR, 0),
                        tuple(AlertState.UPDATED, AlertSeverity.MAJOR, 1),
                        tuple(AlertState.UPDATED, AlertSeverity.CRITICAL, 2),
                        tuple(AlertState.ACKNOWLEDGED, AlertSeverity.CRITICAL, 2),
                        tuple(AlertState.UPDATED, AlertSeverity.INFO, 3));
        kontor.audit(0);
    }

    @Test
    void settlement_ofAHold_saysWhenItExpires() {
        Kontor kontor = lamp();
        kontor.temperature("seller/probe", kontor.subject("lamp", 0), 60).settle();
        long now = kontor.now().toEpochMilli();
        kontor.after(Duration.ofHours(6)).settle();
        assertThat(kontor.records(0, SettlementRecord.class).stream()
                        .filter(record -> record.holdId() != null)
                        .toList())
                .extracting(SettlementRecord::kind, SettlementRecord::expiresAtMillis)
                .containsExactly(
                        tuple(SettlementKind.HOLD, now + Duration.ofHours(5).toMillis()),
                        tuple(SettlementKind.VOID, null));
    }
}
