package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.timer.Severity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private static final String RENT = """
            contract: rent
            version: 1.0.0
            subject: flat
            signatories: [buyer, seller]
            rounding: half-even
            params: {rent: money, limit: {type: double, unit: Cel}, patience: {type: duration, default: 1h}}
            inputs:
              temp: {reading: temperature, unit: Cel}
              paper: {document: paper}
            vars: {n: 0, paid: EUR 0.00}
            windows: {recent: {of: temp, last: 3}}
            signals: {cold: {when: "temp < limit", for: 30m}}
            start: let
            states:
              let:
                enter: {hold: {id: bail, from: buyer, amount: rent}}
                on:
                  - {signal: cold, alert: {severity: minor, key: cold, message: "{recent.mean}", escalate: {2h: major}}}
                  - {after: 2h, set: {n: "n + 1"}}
                  - {document: paper, if: "paper.say == 'fail'", set: {n: "1 / n"}}
                  - {document: paper, if: "paper.say == 'ok'", go: over}
              over: {final: true, enter: {post: {id: bail, to: seller, amount: "rent.percent(90)", rest: void}, transfer: {from: buyer, to: seller, amount: EUR 0.50}}}
            """;

    private static Run opened(String text) {
        Run run = new Run(Contracts.read(text)).fund("buyer", 100_000);
        run.open(Map.of("rent", "EUR 100.00", "limit", 10.0));
        return run;
    }

    private static Migrated.Done done(Run run, String text, String more) {
        return (Migrated.Done) Migrations.migrate(run, Migrations.next(text, more));
    }

    private static String not(Run run, String text, String more) {
        byte[] before = run.instance.encode();
        int fired = run.firings.list().size();
        Migrated migrated = Migrations.migrate(run, Migrations.next(text, more));
        assertThat(run.instance.encode()).isEqualTo(before);
        assertThat(run.firings.list()).hasSize(fired);
        return ((Migrated.Not) migrated).reason();
    }

    @Test
    void hold_openAtTheMigration_isPaidOnceUnderTheNewVersion() {
        Run run = opened(RENT);
        assertThat(run.member("buyer")).containsExactly(100_000L, 10_000L);
        done(run, RENT.replace("percent(90)", "percent(50)"), "");
        assertThat(run.member("buyer")).containsExactly(100_000L, 10_000L);
        run.document(HOUR, "paper", Map.of("say", "ok"), "buyer/clerk");
        assertThat(run.instance.isOver()).isTrue();
        assertThat(run.member("buyer")).containsExactly(94_950L, 0L);
        assertThat(run.member("seller")).containsExactly(5_050L, 0L);
        // Ids in the book go on: the hold was the first try, the post and the transfer the next ones.
        assertThat(run.effects(Effect.Moved.class))
                .extracting(Effect.Moved::operation)
                .containsExactly("rent/s1/1", "rent/s1/2", "rent/s1/3");
        assertThat(run.effects(Effect.Refused.class)).isEmpty();
        run.book.requireBalanced();
    }

    @Test
    void values_ofParamsAndVars_areReckonedOverTheOldOnes() {
        Run run = opened(RENT);
        String next = RENT.replace(
                        "vars: {n: 0, paid: EUR 0.00}", "vars: {n: 0, owed: {type: money, init: rent}, half: EUR 0.00}")
                .replace(
                        "params: {rent: money",
                        "params: {fee: {type: money, currency: EUR, default: EUR 7.00}, rent: money");
        Migrated.Done done = done(
                run,
                next,
                ", params: {patience: 4h, limit: \"limit + 2.0\"}, vars: {n: \"n + 5\", half: \"rent.percent(50)\"}");
        assertThat(done.notes()).containsExactly("signal cold begins anew", "var paid is gone");
        assertThat(run.instance.vars()).isEqualTo(Map.of("n", "5", "owed", "EUR 100.00", "half", "EUR 50.00"));
        assertThat(run.instance.opening().params())
                .containsEntry("limit", 12.0)
                .containsEntry("patience", Duration.ofHours(4))
                .containsKey("fee");
        assertThat(run.rules()).containsExactly("open", "migrate");
        assertThat(run.effects(Effect.VariableSet.class))
                .extracting(Effect.VariableSet::name)
                .containsExactly("half", "n", "owed");
    }

    @Test
    void value_thatCannotBe_leavesTheInstanceAsItIs() {
        Run run = opened(RENT);
        assertThat(not(run, RENT, ", vars: {n: \"1 / n\"}")).isEqualTo("vars.n: DIVISION_BY_ZERO");
        assertThat(not(
                        run,
                        RENT.replace("limit: {type: double, unit: Cel}", "limit: {type: double, unit: Cel, min: 11.0}"),
                        ""))
                .isEqualTo("params.limit: want 11 or more, got 10");
        assertThat(not(run, RENT.replace("rent: money", "rent: {type: money, currency: USD}"), ""))
                .isEqualTo("params.rent: want an amount in USD, got EUR 100.00");
        assertThat(not(run, RENT.replace("[buyer, seller]", "[buyer, seller, agent]"), ""))
                .isEqualTo("parties: want an organisation for the role agent, got none");
        run.document(HOUR, "paper", Map.of("say", "ok"), "buyer/clerk");
        assertThat(not(run, RENT, "")).contains("want an instance that runs, got one that is over");
    }

    /** What both texts declare alike goes on: readings before the migration count after it. */
    @Test
    void measures_declaredAlike_goOn() {
        Run run = opened(RENT);
        run.reading(0, "temperature", "Cel", 6.0).reading(20 * MINUTE, "temperature", "Cel", 8.0);
        assertThat(done(run, RENT.replace("major}", "critical}"), "").notes()).isEmpty();
        run.reading(31 * MINUTE, "temperature", "Cel", 7.0);
        assertThat(run.effects(Effect.AlertChanged.class))
                .singleElement()
                .satisfies(alert -> assertThat(alert.message()).isEqualTo("7"));
    }

    @Test
    void measures_declaredOtherwise_beginAnew() {
        Run run = opened(RENT);
        run.reading(0, "temperature", "Cel", 6.0).reading(20 * MINUTE, "temperature", "Cel", 8.0);
        Migrated.Done done = done(run, RENT.replace("unit: Cel}\n  paper", "unit: Cel, from: [buyer]}\n  paper"), "");
        assertThat(done.notes())
                .containsExactly("input temp begins anew", "window recent begins anew", "signal cold begins anew");
        run.reading(31 * MINUTE, 31 * MINUTE, "buyer/d", "temperature", "Cel", 7.0)
                .reading(60 * MINUTE, 60 * MINUTE, "buyer/d", "temperature", "Cel", 9.0);
        assertThat(run.effects(Effect.AlertChanged.class)).isEmpty();
        run.reading(62 * MINUTE, 62 * MINUTE, "buyer/d", "temperature", "Cel", 8.0);
        assertThat(run.effects(Effect.AlertChanged.class))
                .singleElement()
                .satisfies(alert -> assertThat(alert.message()).isEqualTo("8"));
    }

    @Test
    void alert_openAtTheMigration_stepsUpByTheNewLadderFromThen() {
        Run run = opened(RENT);
        run.reading(0, "temperature", "Cel", 6.0).to(HOUR);
        assertThat(run.instance.openAlerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.MINOR));
        done(run, RENT.replace("{2h: major}", "{90m: critical}"), "");
        run.to(2 * HOUR + 29 * MINUTE);
        assertThat(run.instance.openAlerts().get(0).severity()).isEqualTo(Severity.MINOR);
        run.to(2 * HOUR + 30 * MINUTE);
        assertThat(run.instance.openAlerts().get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(run.instance.openAlerts().get(0).raisedMs()).isEqualTo(30 * MINUTE);
    }

    @Test
    void suspendedInstance_isTakenOverAndGoesOn() {
        Run run = opened(RENT);
        run.document(MINUTE, "paper", Map.of("say", "fail"), "buyer/clerk");
        assertThat(run.instance.suspension())
                .hasValueSatisfying(why -> assertThat(why).endsWith(": DIVISION_BY_ZERO"));
        run.to(3 * HOUR);
        Migrated.Done done = done(run, RENT.replace("1 / n", "n + 1"), "");
        assertThat(run.instance.suspension()).isEmpty();
        assertThat(run.instance.openAlerts()).isEmpty();
        assertThat(done.notes()).isEmpty();
        run.document(4 * HOUR, "paper", Map.of("say", "ok"), "buyer/clerk");
        assertThat(run.instance.isOver()).isTrue();
        assertThat(run.member("seller")).containsExactly(9_050L, 0L);
        assertThat(run.book.holds()).isNotEmpty().allMatch(hold -> hold.remaining() == 0);
    }

    /** Of timers that only the new text has: one that leaves the state fires at once, one that stays does not. */
    @Test
    void timer_thatIsPastAndNew_firesAtOnceOnlyIfItLeavesTheState() {
        String more = RENT.replace(
                "      - {document: paper, if: \"paper.say == 'ok'",
                "      - {after: 90m, set: {n: \"n + 100\"}}\n      - {document: paper, if: \"paper.say == 'ok'");
        Run stays = opened(RENT).to(3 * HOUR);
        done(stays, more, "");
        stays.to(9 * HOUR);
        assertThat(stays.instance.vars()).containsEntry("n", "1");
        Run leaves = opened(RENT).to(3 * HOUR);
        done(leaves, more.replace("set: {n: \"n + 100\"}}", "go: over}"), "");
        assertThat(leaves.instance.isOver()).isTrue();
        assertThat(leaves.rules()).containsExactly("open", "let.on[1]", "let.on[3]");
        Run future = opened(RENT).to(HOUR);
        done(future, more, "");
        future.to(9 * HOUR);
        assertThat(future.instance.vars()).containsEntry("n", "101");
    }

    /** The old text's rule after two hours has fired or not; whatever else the new rule does, that moment is the same. */
    @Test
    void timer_namedAlikeInBoth_firesOnce() {
        String changed = RENT.replace("{after: 2h, set: {n: \"n + 1\"}}", "{after: 2h, go: over}");
        Run fired = opened(RENT).to(3 * HOUR);
        done(fired, changed, "");
        assertThat(fired.to(9 * HOUR).instance.isOver()).isFalse();
        Run waits = opened(RENT).to(HOUR);
        done(waits, changed, "");
        assertThat(waits.to(2 * HOUR).instance.isOver()).isTrue();
    }

    @Test
    void condition_thatHoldsUnderTheNewText_isLookedAtAtOnce() {
        Run run = opened(RENT).to(3 * HOUR);
        done(run, RENT.replace("{after: 2h, set", "{if: \"n >= 1\", go: over}\n      - {after: 2h, set"), "");
        assertThat(run.instance.isOver()).isTrue();
        assertThat(run.member("seller")).containsExactly(9_050L, 0L);
    }

    /** A correction looks back to the migration, not beyond it. */
    @Test
    void lateReading_fromBeforeTheMigration_correctsNoMore() {
        String correcting = RENT.replace("vars: {n", "late: {within: 5h, then: correct}\nvars: {n");
        Run run = opened(correcting);
        run.reading(0, "temperature", "Cel", 6.0).to(HOUR);
        assertThat(run.instance.openAlerts()).hasSize(1);
        done(run, correcting, "");
        run.reading(HOUR + 1, "temperature", "Cel", 6.0);
        run.reading(HOUR + 2, 10 * MINUTE, "buyer/d", "temperature", "Cel", 20.0);
        assertThat(run.rules()).doesNotContain("late").contains("note");
        assertThat(run.instance.openAlerts()).hasSize(1);
    }

    @Test
    void hold_thatAnotherMigrationBrought_isNotTakenOnBlindly() {
        Run run = opened(RENT);
        String second = RENT.substring(0, RENT.indexOf("start: let")) + """
                start: let
                states:
                  let:
                    on:
                      - {document: paper, if: "paper.say == 'hold'", hold: {id: bail, from: buyer, amount: rent}, go: held}
                      - {document: paper, if: "paper.say == 'ok'", go: over}
                  held: {on: [{document: paper, go: over}]}
                  over: {final: true, enter: {void: bail}}
                on: [{refused: any, alert: info}]
                """;
        done(run, second, "");
        assertThat(run.instance.openHolds()).hasSize(1);
        String third = second.replace("version: 1.0.0", "version: 1.2.0\nmigrates: {from: 1.1.0}");
        assertThat(Migrations.migrate(run, Contracts.read(third)))
                .isEqualTo(
                        new Migrated.Not("hold bail: want one that 1.1.0 may have open in its state let, got one that"
                                + " came with another migration"));
        run.document(HOUR, "paper", Map.of("say", "ok"), "buyer/clerk");
        assertThat(run.member("buyer")).containsExactly(100_000L, 0L);
    }

    @Test
    void party_thatTheDeploymentBindsOtherwise_isRefused() throws Exception {
        Run run = opened(RENT);
        Contract to = Migrations.next(RENT.replace("[buyer, seller]", "[buyer, seller, agent]"), "");
        Migration migration = ContractReader.migration("test.yaml", to, run.engine.contract(), Contracts.CURRENCIES);
        Migrator migrator = new Migrator(run.engine, new Engine(to), migration);
        Moment now = new Moment(run.now, 7);
        Migrated other = migrator.migrate(
                run.instance, Map.of("agent", "broker", "buyer", "bank"), now, run.accounts, run.firings);
        assertThat(other).isEqualTo(new Migrated.Not("parties.buyer: want bank, as deployed, got buyer"));
        Migrated good = migrator.migrate(run.instance, Map.of("agent", "broker"), now, run.accounts, run.firings);
        assertThat(good.orThrow().opening().parties()).containsEntry("agent", "broker");
    }
}
