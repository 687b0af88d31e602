package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.account.Hold;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Reason;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.ContractCost;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.timer.Alert;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each action, and each kind of input, does. */
class EffectsTest {
    private static final long T = 1_767_225_600_000L;
    private static final long HOUR = 3_600_000;

    private static Run run(String body) {
        String head = """
                contract: c
                version: 1.0.0
                subject: thing
                roles: [seller, buyer, bank]
                signatories: [seller, buyer]
                rounding: half-even
                inputs:
                  ask: {document: ask, signedBy: [buyer]}
                  door: {reading: door, type: bool, from: [seller]}
                  mode: {reading: mode, type: string, from: [seller]}
                  told: {message: told, contract: gate}
                  anyone: {message: told}
                """;
        Run run = new Run(Contracts.read(head + body)).fund("buyer", 10_000);
        run.now = T;
        run.alwaysReread = true;
        assertThat(run.open(Map.of())).isInstanceOf(Opened.Running.class);
        return run;
    }

    private static Run ask(Run run, Map<String, Object> content) {
        return run.document(run.now, "ask", content, "buyer/bob");
    }

    private static Money eur(long cents) {
        return new Money(cents, Run.EUR);
    }

    @Test
    void issue_byTheIssuer_makesMoneyAndByOthers_isRefused() {
        Run run = run("""
                on:
                  - {document: ask, if: "has(ask.good)", issue: {id: mint, from: bank, to: seller, amount: EUR 5.00, reference: "no. {ask.good}"}}
                  - {document: ask, if: "has(ask.bad)", issue: {id: fake, from: seller, to: seller, amount: EUR 5.00}}
                  - {refused: fake, alert: {severity: minor, key: fake}}
                """);
        ask(run, Map.of("good", 7L));
        assertThat(run.effects(Effect.Moved.class)).singleElement().satisfies(moved -> {
            assertThat(moved.kind()).isEqualTo(Effect.MoveKind.ISSUE);
            assertThat(moved.payer()).isEqualTo("bank");
            assertThat(moved.payees()).containsExactly(new Payee("seller", 0, eur(500)));
            assertThat(moved.reference()).isEqualTo("no. 7");
        });
        assertThat(run.member("seller")).containsExactly(500L, 0L);
        ask(run, Map.of("bad", 1L));
        assertThat(run.effects(Effect.Refused.class))
                .extracting(Effect.Refused::effect, Effect.Refused::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("fake", Reason.NOT_ISSUER));
        assertThat(run.instance.openAlerts()).extracting(Alert::key).containsExactly("fake");
        assertThat(run.member("seller")).containsExactly(500L, 0L);
    }

    @Test
    void send_owner_consentAndWithdraw_areEffectsInOrderOfTheText() {
        Run run = run("""
                on:
                  - document: ask
                    do:
                      - send: {message: order, to: "'stock/' + ask.shelf", with: {pieces: ask.n, at: "2.5"}}
                      - owner: buyer
                      - consent: {reader: "'auditor'", scope: temperatures}
                      - withdraw: {reader: "ask.shelf", scope: all}
                """);
        ask(run, Map.of("shelf", "s7", "n", 5L));
        List<Firing> firings = run.firings.list();
        assertThat(firings.get(firings.size() - 1).effects())
                .containsExactly(
                        new Effect.Sent("stock/s7", "order", "{\"at\":2.5,\"pieces\":5}"),
                        new Effect.OwnerChanged("buyer", "buyer"),
                        new Effect.ConsentChanged("auditor", "temperatures", true),
                        new Effect.ConsentChanged("s7", "all", false));
    }

    private static final String DEPOSIT = """
            start: open
            states:
              open:
                enter: {hold: {id: deposit, from: buyer, amount: EUR 10.00, expires: 5h}}
                on:
                  - {document: ask, if: "has(ask.part)", post: {id: deposit, to: seller, amount: "money(ask.part)", rest: keep}}
                  - {document: ask, if: "has(ask.shares)", post: {id: deposit, shares: {seller: EUR 1.00, bank: EUR 2.00}, rest: keep}}
                  - {refused: deposit, alert: {severity: minor, key: refused}}
                  - {document: ask, if: "has(ask.end)", go: over}
              over: {final: true}
            """;

    @Test
    void post_partsThatKeepTheRest_leaveItHeldUntilNothingIsLeft() {
        Run run = run(DEPOSIT);
        assertThat(run.member("buyer")).containsExactly(10_000L, 1_000L);
        ask(run, Map.of("part", "EUR 4.00"));
        assertThat(run.instance.openHolds()).extracting(OpenHold::remaining).containsExactly(eur(600));
        assertThat(run.member("seller")).containsExactly(400L, 0L);
        ask(run, Map.of("shares", 1L));
        assertThat(run.instance.openHolds()).extracting(OpenHold::remaining).containsExactly(eur(300));
        assertThat(run.member("buyer")).containsExactly(9_300L, 300L);
        ask(run, Map.of("part", "EUR 3.01"));
        assertThat(run.effects(Effect.Refused.class)).hasSize(1);
        assertThat(run.instance.openHolds()).extracting(OpenHold::remaining).containsExactly(eur(300));
        ask(run, Map.of("part", "EUR 3.00"));
        assertThat(run.instance.openHolds()).isEmpty();
        assertThat(run.member("buyer")).containsExactly(9_000L, 0L);
        ask(run, Map.of("part", "EUR 0.01"));
        assertThat(run.effects(Effect.Refused.class))
                .extracting(Effect.Refused::reason)
                .endsWith(Reason.UNKNOWN_HOLD);
        assertThat(run.instance.openAlerts()).extracting(Alert::key).containsExactly("refused");
    }

    private static final String FREED = """
            start: open
            states:
              open:
                enter: {hold: {id: deposit, from: buyer, amount: EUR 10.00}}
                on:
                  - {document: ask, if: "has(ask.part)", post: {id: deposit, to: seller, amount: "money(ask.part)", rest: keep}}
                  - {document: ask, if: "has(ask.all)", post: {id: deposit, to: seller}}
                  - {document: ask, if: "has(ask.free)", void: deposit}
                  - {document: ask, if: "has(ask.again)", hold: {id: deposit, from: buyer, amount: EUR 5.00}}
                  - {document: ask, if: "has(ask.end)", void: deposit, go: over}
              over: {final: true}
            on:
              - {refused: deposit, alert: {severity: minor, key: refused}}
            """;

    private static List<Reason> refusals(Run run) {
        return run.effects(Effect.Refused.class).stream()
                .map(Effect.Refused::reason)
                .toList();
    }

    @Test
    void void_ofAHoldThatWasPaidWhole_isNothing() {
        for (Map<String, Object> paid : List.<Map<String, Object>>of(Map.of("part", "EUR 10.00"), Map.of("all", 1L))) {
            Run run = run(FREED);
            ask(ask(run, paid), Map.of("free", 1L));
            assertThat(run.instance.openHolds()).isEmpty();
            ask(run, Map.of("free", 1L));
            int firings = run.firings.list().size();
            ask(run, Map.of("end", 1L));
            assertThat(run.firings.list().get(firings).effects()).isEmpty();
            assertThat(run.instance.isOver()).isTrue();
            assertThat(refusals(run)).isEmpty();
            assertThat(run.instance.openAlerts()).isEmpty();
            assertThat(run.member("seller")).containsExactly(1_000L, 0L);
            assertThat(run.member("buyer")).containsExactly(9_000L, 0L);
        }
    }

    @Test
    void post_twiceOrAfterVoid_andVoidTwice_areRefusedOnRecord() {
        Run run = run(FREED);
        ask(run, Map.of("part", "EUR 10.00"));
        ask(run, Map.of("part", "EUR 0.01"));
        assertThat(refusals(run)).containsExactly(Reason.UNKNOWN_HOLD);
        ask(run, Map.of("all", 1L));
        assertThat(refusals(run)).containsExactly(Reason.UNKNOWN_HOLD, Reason.UNKNOWN_HOLD);
        ask(run, Map.of("again", 1L));
        assertThat(run.instance.openHolds()).extracting(OpenHold::remaining).containsExactly(eur(500));
        ask(run, Map.of("free", 1L));
        ask(run, Map.of("all", 1L));
        ask(run, Map.of("free", 1L));
        assertThat(refusals(run)).hasSize(4).containsOnly(Reason.UNKNOWN_HOLD);
        assertThat(run.instance.openAlerts()).extracting(Alert::key).containsExactly("refused");
        assertThat(run.member("seller")).containsExactly(1_000L, 0L);
    }

    @Test
    void hold_thatExpires_saysWhenAndPaysNoMore() {
        Run run = run(DEPOSIT);
        assertThat(run.effects(Effect.Moved.class))
                .extracting(Effect.Moved::kind, Effect.Moved::expiresMillis)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Effect.MoveKind.HOLD, T + 5 * HOUR));
        run.to(T + 4 * HOUR);
        ask(run, Map.of("part", "EUR 1.00"));
        assertThat(run.effects(Effect.Moved.class))
                .extracting(Effect.Moved::expiresMillis)
                .endsWith(Hold.NEVER);
        run.to(T + 5 * HOUR);
        assertThat(run.member("buyer")).containsExactly(9_900L, 0L);
        ask(run, Map.of("part", "EUR 1.00"));
        assertThat(run.effects(Effect.Refused.class))
                .extracting(Effect.Refused::reason)
                .containsExactly(Reason.HOLD_EXPIRED);
        assertThat(run.instance.openHolds()).isEmpty();
        assertThat(run.member("seller")).containsExactly(100L, 0L);
    }

    @Test
    void readings_ofTruthAndText_areTakenAndOthersNoted() {
        Run run = run("""
                vars: {opened: 0, last: ""}
                on:
                  - {reading: door, if: "door", set: {opened: "opened + 1"}}
                  - {reading: mode, if: "mode.startsWith('eco')", set: {last: mode}}
                """);
        run.reading(T + 1, "door", null, true);
        run.reading(T + 2, "door", null, false);
        run.reading(T + 3, "mode", null, "eco 2");
        run.reading(T + 4, "mode", null, "full");
        assertThat(run.instance.vars()).containsEntry("opened", "1").containsEntry("last", "eco 2");
        run.reading(T + 5, "door", null, "true");
        run.reading(T + 6, "mode", null, 1.0);
        assertThat(run.effects(Effect.Noted.class))
                .extracting(Effect.Noted::text)
                .containsExactly(
                        "door: want bool, got text from seller/d", "mode: want string, got a number from seller/d");
        assertThat(run.instance.vars()).containsEntry("opened", "1");
    }

    @Test
    void message_fromTheNamedContract_isTakenAndFromOthers_onlyWhereAnyMay() {
        Run run = run("""
                vars: {n: 0, from: ""}
                on:
                  - {message: told, set: {n: "n + told.n"}}
                  - {message: anyone, set: {from: device}}
                """);
        message(run, "told", "gate", 5);
        message(run, "told", "yard", 7);
        message(run, "other", "gate", 9);
        assertThat(run.instance.vars()).containsEntry("n", "5").containsEntry("from", "yard-1");
        assertThat(run.rules()).containsExactly("open", "on[0]", "on[1]", "on[1]");
        assertThat(run.firings.list().get(1).evidence()).containsExactly(1L);
    }

    private static void message(Run run, String name, String contract, long n) {
        Message message = new Message(name, contract, contract + "-1", Map.of("n", n));
        run.instance.message(new Moment(run.now, run.index++), message, run.accounts, run.firings);
    }

    /** The clock leaves periods open for the grace: one reading ends seven hours at once. */
    @Test
    void reading_thatEndsManyPeriods_staysWithinTheBoundOfCost() {
        Run run = run("""
                grace: 6h
                vars: {n: 0}
                windows: {hour: {of: door, value: "door ? 1.0 : 0.0", calendar: hour, zone: UTC}}
                forecasts: {next: {of: hour, value: "hour.closed.mean", method: {simple: {alpha: 0.5}}, ahead: 1}}
                on:
                  - {closed: hour, if: "hour.closed.count >= 0 && [1, 2, 3, 4, 5, 6, 7, 8].all(i, i * n >= 0)", set: {n: "n + 1"}}
                """);
        run.reading(T, "door", null, true);
        run.reading(T + 6 * HOUR, "door", null, true);
        assertThat(run.instance.suspension()).isEmpty();
        assertThat(run.instance.vars()).containsEntry("n", "6");
    }

    @Test
    void input_thatCostsMoreThanTheBound_suspends() {
        Contract good = Contracts.read(Contracts.VEHICLE);
        Run run = new Run(good.withCost(new ContractCost(12, good.cost().stateBytes())));
        run.now = T;
        run.open(Map.of("perKm", "EUR 0.10", "maxDaily", "EUR 5.00"));
        assertThat(run.instance.suspension()).isEmpty();
        run.reading(T, T, "owner/car", "trip", "km", 5.0);
        assertThat(run.instance.suspension()).contains("expressions: COST, want at most 12");
        assertThat(run.instance.vars()).containsEntry("dayFee", "EUR 0.00");
    }
}
