package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateReadingsTest {
    private static final long T = 1_767_225_600_000L;
    private static final long MINUTE = 60_000;

    private static Run penalty(String then) {
        Run run = new Run(Contracts.read("""
                        contract: penalty
                        version: 1.0.0
                        subject: shipment
                        signatories: [seller, buyer]
                        params: {fee: money}
                        clause: Each time over 8 °C costs the seller {fee}.
                        inputs:
                          temp: {reading: temperature, unit: Cel, from: [seller]}
                        late: {within: 1h, then: THEN}
                        vars: {times: 0}
                        signals:
                          hot: {when: "temp > 8.0", for: 10m}
                        on:
                          - {signal: hot, transfer: {from: seller, to: buyer, amount: fee}, set: {times: "times + 1"}, alert: {severity: minor, key: hot}}
                        start: on
                        states:
                          on: {on: [{after: 3660d, go: off}]}
                          off: {final: true}
                        """.replace("THEN", then)))
                .fund("seller", 10_000)
                .fund("buyer", 10_000);
        run.now = T;
        run.open(Map.of("fee", "EUR 5.00"));
        return run;
    }

    private static Run hotWithALateCoolReading(String then) {
        Run run = penalty(then);
        run.reading(T + MINUTE, "temperature", "Cel", 9.0);
        run.reading(T + 20 * MINUTE, "temperature", "Cel", 9.0);
        assertThat(run.instance.vars()).containsEntry("times", "1");
        run.reading(T + 21 * MINUTE, T + 5 * MINUTE, "seller/d", "temperature", "Cel", 5.0);
        return run;
    }

    private static long cents(Run run, String organisation) {
        return run.book
                .account(io.tallystick.rules.account.AccountKey.member(organisation, Run.EUR))
                .posted();
    }

    @Test
    void lateReading_ignored_leavesNoRecord() {
        Run run = hotWithALateCoolReading("ignore");
        assertThat(run.effects(Effect.Noted.class)).isEmpty();
        assertThat(cents(run, "seller")).isEqualTo(9_500);
    }

    @Test
    void lateReading_flagged_isNotedAndChangesNothing() {
        Run run = hotWithALateCoolReading("flag");
        assertThat(run.effects(Effect.Noted.class))
                .containsExactly(new Effect.Noted("late", "temp: 900000 ms late, from seller/d"));
        assertThat(cents(run, "seller")).isEqualTo(9_500);
    }

    @Test
    void lateReading_thatMakesAPaymentWrong_isMadeUpFor() {
        Run run = hotWithALateCoolReading("correct");
        assertThat(run.instance.vars()).containsEntry("times", "0");
        assertThat(run.instance.openAlerts()).isEmpty();
        assertThat(cents(run, "seller")).isEqualTo(10_000);
        assertThat(cents(run, "buyer")).isEqualTo(10_000);
        assertThat(run.rules()).containsExactly("open", "on[0]", "late");
        assertThat(run.effects(Effect.Moved.class)).hasSize(2).last().satisfies(moved -> {
            assertThat(moved.reference()).isEqualTo("correction of a late reading");
            assertThat(moved.payer()).isEqualTo("buyer");
        });
        assertThat(run.firings.list().get(2).evidence()).isEqualTo(List.of(3L));
        run.to(T + 40 * MINUTE);
        assertThat(run.instance.vars()).containsEntry("times", "1");
    }

    @Test
    void lateReading_thatMakesAPaymentDue_isPaid() {
        Run run = penalty("correct");
        run.reading(T + MINUTE, "temperature", "Cel", 5.0);
        run.reading(T + 20 * MINUTE, "temperature", "Cel", 5.0);
        run.alwaysReread = true;
        run.reading(T + 21 * MINUTE, T + 2 * MINUTE, "seller/d", "temperature", "Cel", 9.0);
        assertThat(run.instance.vars()).containsEntry("times", "1");
        assertThat(cents(run, "seller")).isEqualTo(9_500);
        assertThat(run.instance.openAlerts()).hasSize(1);
    }

    @Test
    void lateReading_beforeAllThatIsKept_isNoted() {
        Run run = penalty("correct");
        run.reading(T + MINUTE, "temperature", "Cel", 5.0);
        run.reading(T + 3 * 60 * MINUTE, "temperature", "Cel", 5.0);
        run.reading(T + 3 * 60 * MINUTE + 1, T + 2 * MINUTE, "seller/d", "temperature", "Cel", 9.0);
        assertThat(run.effects(Effect.Noted.class))
                .singleElement()
                .satisfies(noted -> assertThat(noted.text()).contains("more than 3600000"));
    }
}
