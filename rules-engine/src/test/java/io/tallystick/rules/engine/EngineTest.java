package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.account.Reason;
import io.tallystick.rules.timer.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final long T = 1_767_225_600_000L;
    private static final long MINUTE = 60_000;

    private static Run run(String body, Map<String, ?> params, String... devices) {
        String head = """
                contract: c
                version: 1.0.0
                subject: thing
                signatories: [seller, buyer]
                rounding: half-even
                """;
        Run run = new Run(Contracts.read(head + body)).fund("buyer", 10_000);
        run.now = T;
        run.open(params, devices);
        return run;
    }

    private static final String SIMPLE = """
            inputs:
              temp: {reading: temperature, unit: Cel, from: [seller]}
              paper: {document: paper, signedBy: {atLeast: 2, of: [seller, buyer]}}
              ask: {document: ask, signedBy: [buyer]}
            vars: {n: 0, d: 1}
            signals:
              hot: {when: "temp > 8.0", for: 10m}
            on:
              - {signal: hot, set: {n: "n + 1"}, alert: {severity: minor, key: hot, message: "at {temp}"}}
              - {document: paper, set: {n: "n + 10"}}
              - {document: ask, if: "has(ask.pay)", transfer: {id: pay, from: buyer, to: seller, amount: "money(ask.pay)"}}
              - {document: ask, if: "has(ask.divide)", set: {n: "7 / ask.divide", d: "2"}}
            start: a
            states:
              a: {on: [{document: ask, if: "has(ask.end)", go: z}]}
              z: {final: true, enter: {alert: {severity: major, key: ended}}}
            """;

    private static Run simple(String... devices) {
        return run(SIMPLE, Map.of(), devices);
    }

    @Test
    void open_holdThatIsRefused_opensNothingAndBooksNothing() {
        Run run = new Run(Contracts.read(Contracts.COLD_CHAIN));
        byte[] before = run.book.toBytes();
        run.now = T;
        Opened opened = run.open(Map.of("price", "EUR 10.00", "minC", 2.0, "maxC", 8.0, "due", "2026-02-01T00:00:00Z"));
        assertThat(opened)
                .isInstanceOfSatisfying(
                        Opened.Not.class,
                        not -> assertThat(not.reasons())
                                .singleElement()
                                .asString()
                                .startsWith("inTransit.enter: INSUFFICIENT_FUNDS"));
        assertThat(run.firings.isEmpty()).isTrue();
        assertThat(run.book.toBytes()).isEqualTo(before);
    }

    @Test
    void reading_ofStrangersGatewaysAndUnlistedDevices_leavesNoTrace() {
        Run run = simple("seller/d");
        byte[] before = run.instance.encode();
        run.reading(T, T, "other/d", "temperature", "Cel", 9.0);
        run.reading(T, T, "sellers/d", "temperature", "Cel", 9.0);
        run.reading(T, T, "seller/e", "temperature", "Cel", 9.0);
        run.reading(T, T, "seller/d", "pressure", "Pa", 9.0);
        Readings byGateway = new Readings("seller/d", true, List.of(new Sample("temperature", "Cel", 9.0, T)));
        run.instance.readings(new Moment(T, 9), byGateway, run.accounts, run.firings);
        assertThat(run.instance.encode()).isEqualTo(before);
    }

    @Test
    void reading_thatCannotBeTaken_isNotedWithWantAndGot() {
        Run run = simple();
        run.reading(T, "temperature", "m", 9.0);
        run.reading(T, "temperature", null, 9.0);
        run.reading(T, "temperature", "Cel", Double.NaN);
        run.reading(T, "temperature", "Cel", "warm");
        run.reading(T, -5, "seller/d", "temperature", "Cel", 9.0);
        assertThat(run.effects(Effect.Noted.class))
                .extracting(Effect.Noted::text)
                .containsExactly(
                        "temp: want a unit that becomes Cel, got 'm' from seller/d",
                        "temp: want a unit that becomes Cel, got none from seller/d",
                        "temp: want a finite number, got NaN from seller/d",
                        "temp: want double, got text from seller/d",
                        "temp: want a time from 1970 on, got -5 ms from seller/d");
    }

    @Test
    void signal_falseSampleAtTheVeryMoment_comesBeforeTheClock() {
        Run run = simple();
        run.reading(T, "temperature", "Cel", 9.0);
        run.reading(T + 10 * MINUTE, "temperature", "Cel", 5.0);
        run.to(T + 60 * MINUTE);
        assertThat(run.rules()).containsExactly("open");
    }

    @Test
    void signal_byTheClock_firesAtItsMomentWithTheLastSampleAsEvidence() {
        Run run = simple();
        run.reading(T, "temperature", "K", 283.15);
        run.to(T + 60 * MINUTE);
        Firing firing = run.firings.list().get(1);
        assertThat(firing.rule()).isEqualTo("on[0]");
        assertThat(firing.atMillis()).isEqualTo(T + 10 * MINUTE);
        assertThat(firing.evidence()).containsExactly(1L);
        assertThat(run.effects(Effect.AlertChanged.class).get(0).message()).isEqualTo("at 10");
    }

    @Test
    void document_ofTwoSigners_comesWhenBothSignedTheSame() {
        Run run = simple();
        run.document(T, "paper", Map.of("x", 1L), "seller/ann");
        run.document(T, "paper", Map.of("x", 2L), "buyer/bob");
        run.document(T, "paper", Map.of("x", 1L), "seller/eve");
        run.document(T, "paper", Map.of("x", 1L), "other/eve");
        assertThat(run.instance.vars()).containsEntry("n", "0");
        run.document(T, "paper", Map.of("x", 1L), "buyer/bob");
        assertThat(run.instance.vars()).containsEntry("n", "10");
        assertThat(run.firings.list().get(1).evidence()).containsExactly(1L, 5L);
    }

    @Test
    void document_seventeenContentsThatWait_dropTheOldest() {
        Run run = simple();
        for (long i = 0; i < 17; i++) {
            run.document(T, "paper", Map.of("x", i), "seller/ann");
        }
        assertThat(run.effects(Effect.Noted.class)).hasSize(1);
        run.document(T, "paper", Map.of("x", 0L), "buyer/bob");
        run.document(T, "paper", Map.of("x", 16L), "buyer/bob");
        assertThat(run.instance.vars()).containsEntry("n", "10");
    }

    @Test
    void payment_refusedWithoutARuleForIt_raisesAnAlert() {
        Run run = simple();
        run.document(T, "ask", Map.of("pay", "EUR 1000.00"), "buyer/bob");
        assertThat(run.effects(Effect.Refused.class)).singleElement().satisfies(refused -> {
            assertThat(refused.effect()).isEqualTo("pay");
            assertThat(refused.operation()).isEqualTo("c/s1/1");
            assertThat(refused.reason()).isEqualTo(Reason.INSUFFICIENT_FUNDS);
        });
        assertThat(run.instance.openAlerts()).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo("refused/pay");
            assertThat(alert.severity()).isEqualTo(Severity.MAJOR);
        });
        assertThat(run.instance.suspension()).isEmpty();
    }

    @Test
    void payment_ofNothing_isNoneAndOfLess_isRefused() {
        Run run = simple();
        run.document(T, "ask", Map.of("pay", "EUR 0.00"), "buyer/bob");
        assertThat(run.effects(Effect.Refused.class)).isEmpty();
        assertThat(run.effects(Effect.Moved.class)).isEmpty();
        run.document(T, "ask", Map.of("pay", "EUR -1.00"), "buyer/bob");
        assertThat(run.effects(Effect.Refused.class))
                .extracting(Effect.Refused::reason)
                .containsExactly(Reason.NOT_POSITIVE);
    }

    @Test
    void action_thatHasNoValue_suspendsAndChangesNothing() {
        Run run = simple();
        run.document(T, "ask", Map.of("divide", 0L), "buyer/bob");
        assertThat(run.instance.suspension()).contains("on[3]: DIVISION_BY_ZERO");
        assertThat(run.instance.vars()).containsEntry("n", "0").containsEntry("d", "1");
        assertThat(run.instance.openAlerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.CRITICAL));
        int before = run.firings.list().size();
        run.reading(T, "temperature", "Cel", 9.0).to(T + 60 * MINUTE);
        assertThat(run.firings.list()).hasSize(before);
        assertThat(run.engine.decode(run.instance.encode()).suspension()).isEqualTo(run.instance.suspension());
    }

    @Test
    void finalState_looksAtNothingAndTakesAcknowledgements() {
        Run run = simple();
        run.reading(T, "temperature", "Cel", 9.0);
        run.document(T + 1, "ask", Map.of("end", true), "buyer/bob");
        assertThat(run.instance.isOver()).isTrue();
        assertThat(run.instance.nextDueMillis()).isEqualTo(Long.MAX_VALUE);
        run.reading(T + 2, "temperature", "Cel", Double.NaN);
        assertThat(run.rules()).containsExactly("open", "a.on[0]");
        assertThat(run.instance.acknowledge(new Moment(T + 3, 9), "ended", "buyer/bob", run.accounts, run.firings))
                .isTrue();
        assertThat(run.instance.openAlerts()).isEmpty();
    }

    @Test
    void conditions_thatSendEachOtherRound_suspendAtTheSeventeenth() {
        Run run = run("""
                inputs:
                  ask: {document: ask, signedBy: [buyer]}
                vars: {n: 0}
                start: a
                states:
                  a: {on: [{if: "n > 0", set: {n: "n + 1"}, go: b}, {document: ask, set: {n: "1"}}, {document: ask, if: "false", go: z}]}
                  b: {on: [{if: "n > 0", set: {n: "n + 1"}, go: a}]}
                  z: {final: true}
                """, Map.of());
        run.document(T, "ask", Map.of(), "buyer/bob");
        assertThat(run.instance.suspension())
                .hasValueSatisfying(why -> assertThat(why).contains("TRANSITIONS, want at most 16"));
        assertThat(run.instance.vars()).containsEntry("n", "17");
    }
}
