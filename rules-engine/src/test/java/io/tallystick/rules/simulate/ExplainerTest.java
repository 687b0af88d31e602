package io.tallystick.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Document;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final long MINUTE = 60_000;
    private static final double[] TEMPERATURES = {90, 96, 97, 98, 99, 99, 99, 91};

    private static Explainer explain(Query query, int minutes) {
        Contract contract = Contracts.read(Contracts.HOT);
        Explainer explainer = new Explainer(contract, query, "");
        Simulation simulation =
                explainer.simulate(new Engine(contract), SimulationSetup.of(Map.of(), Contracts.CURRENCIES));
        for (int minute = 0; minute < minutes; minute++) {
            long at = minute * MINUTE;
            Seen seen = new Seen("temperature", TEMPERATURES[minute] + " Cel", at, minute + 2);
            explainer.before("m", minute + 2, List.of(seen));
            simulation.readings("m", "s", at, List.of(new Sample("temperature", "Cel", TEMPERATURES[minute], at)));
            explainer.after("m");
        }
        return explainer;
    }

    @Test
    void story_ofAnAlert_namesRuleReadingAndSince() {
        Story story =
                explain(new Query.OfAlert("hot", Long.MAX_VALUE), 8).story().orElseThrow();
        assertThat(story.firing().rule()).isEqualTo("watching.on[0]");
        assertThat(story.firing().atMillis()).isEqualTo(6 * MINUTE);
        assertThat(story.parts().get(0).lines()).singleElement().asString().contains("{signal: hot, alert:");
        assertThat(story.parts().get(1).lines()).singleElement().asString().contains("hot: {when:");
        assertThat(story.conditions()).singleElement().satisfies(when -> {
            assertThat(when.value()).isEqualTo("true");
            assertThat(when.sinceMillis()).isEqualTo(MINUTE);
            assertThat(when.sinceLine()).isEqualTo(3);
        });
        assertThat(story.seen()).singleElement().extracting(Seen::value).isEqualTo("99.0 Cel");
        assertThat(story.values()).containsEntry("limit", "95.0").containsEntry("temp", "99.0");
    }

    @Test
    void story_ofWhatDidNotHappen_isNone() {
        assertThat(explain(new Query.OfAlert("hot", Long.MAX_VALUE), 5).story()).isEmpty();
        assertThat(explain(new Query.OfAlert("other", Long.MAX_VALUE), 8).story())
                .isEmpty();
    }

    private static final String FERRY = """
            contract: ferry
            version: 2.1.0
            subject: crate
            signatories: [buyer, seller]
            rounding: half-even
            inputs:
              temp: {reading: temperature, unit: Cel, from: device}
              left: {document: left, signedBy: [seller]}
            vars: {hot: 0, told: 0}
            start: way
            states:
              way:
                enter: {hold: {id: escrow, from: buyer, amount: EUR 10.00}}
                on:
                  - {reading: temp, if: "temp > 8.0", set: {hot: "hot + 1"}}
                  - {reading: temp, if: "hot >= 2 && told < 1", set: {told: "told + 1"}, alert: {severity: major, key: warm}}
                  - {document: left, if: "hot < 3", go: paid}
                  - {document: left, if: "hot >= 3", go: spoiled}
              paid: {final: true, enter: {post: {id: escrow, to: seller, amount: "money('EUR 10.00').percent(100 - 10 * hot)", rest: void}}}
              spoiled: {final: true, enter: {void: escrow}}
            """;

    private static Explainer ferry(Query query, double... temperatures) {
        Contract contract = Contracts.read(FERRY);
        Explainer explainer = new Explainer(contract, query, "");
        Simulation simulation =
                explainer.simulate(new Engine(contract), SimulationSetup.of(Map.of(), Contracts.CURRENCIES));
        for (int minute = 0; minute < temperatures.length; minute++) {
            long at = minute * MINUTE;
            explainer.before(
                    "c", minute + 2, List.of(new Seen("temperature", temperatures[minute] + " Cel", at, minute + 2)));
            simulation.readings("c", "s", at, List.of(new Sample("temperature", "Cel", temperatures[minute], at)));
            explainer.after("c");
        }
        long end = temperatures.length * MINUTE;
        explainer.before("c", 0, List.of(new Seen("left", "signed by seller/x", end, 0)));
        simulation.document("c", end, new Document("left", Map.of(), "seller/x", new byte[32]));
        explainer.after("c");
        return explainer;
    }

    private static Query money(String who, MoneyKind kind) {
        return new Query.OfMoney(who, kind, Long.MAX_VALUE);
    }

    private static Effect.Moved asked(Query query, double... temperatures) {
        return (Effect.Moved)
                ferry(query, temperatures).story().orElseThrow().asked().get(0);
    }

    @Test
    void story_ofAPayment_isThePostAndNotTheHold() {
        Story story = ferry(money("escrow", null), 9, 5).story().orElseThrow();
        assertThat(story.firing().rule()).isEqualTo("way.on[2]");
        assertThat(story.asked()).singleElement().isInstanceOfSatisfying(Effect.Moved.class, post -> {
            assertThat(post.kind()).isEqualTo(Effect.MoveKind.POST);
            assertThat(post.amount()).hasToString("EUR 9.00");
            assertThat(post.payer()).isEqualTo("buyer");
        });
        assertThat(story.parts())
                .extracting(part -> part.lines().get(0).strip().substring(0, 6))
                .containsExactly("- {doc", "paid: ");
        assertThat(story.conditions()).singleElement().satisfies(guard -> {
            assertThat(guard.text()).isEqualTo("hot < 3");
            assertThat(guard.value()).isEqualTo("true");
        });
        assertThat(story.values()).containsEntry("hot", "1");
        assertThat(story.seen()).extracting(Seen::value).contains("signed by seller/x");
    }

    @Test
    void story_ofEachKindAndRole_isTheOneAskedFor() {
        assertThat(asked(money("escrow", MoneyKind.HOLD), 9).kind()).isEqualTo(Effect.MoveKind.HOLD);
        assertThat(asked(money("seller", null), 9).kind()).isEqualTo(Effect.MoveKind.POST);
        assertThat(asked(money("", null), 9).kind()).isEqualTo(Effect.MoveKind.POST);
        assertThat(asked(money("escrow", MoneyKind.VOID), 9, 9, 9).kind()).isEqualTo(Effect.MoveKind.VOID);
        Explainer none = ferry(money("escrow", null), 9, 9, 9);
        assertThat(none.story()).isEmpty();
        assertThat(none.moved()).isEqualTo(Map.of(MoneyKind.HOLD, 1L, MoneyKind.VOID, 1L));
        assertThat(ferry(money("seller", MoneyKind.HOLD), 9).story()).isEmpty();
    }

    /** The rule's own action makes its condition false. */
    @Test
    void story_ofARuleThatChangesItsCondition_showsItAsItWas() {
        Story story =
                ferry(new Query.OfAlert("warm", Long.MAX_VALUE), 9, 9).story().orElseThrow();
        assertThat(story.conditions()).singleElement().satisfies(guard -> {
            assertThat(guard.value()).isEqualTo("true");
            assertThat(guard.parts()).extracting(Condition::value).containsExactly("true", "true");
        });
        assertThat(story.values()).containsEntry("hot", "2").containsEntry("told", "0");
        assertThat(story.seen()).extracting(Seen::line).containsExactly(3L);
    }

    @Test
    void couldHave_idRoleOrKey_namesTheRules() {
        Explainer explainer = ferry(money("escrow", null), 9, 9, 9);
        assertThat(explainer.couldHave("warm")).containsExactly("way.on[1]");
        assertThat(explainer.couldHave("seller")).containsExactly("way.on[2]");
        assertThat(explainer.couldHave("escrow")).containsExactly("way.on[2]", "way.on[3]");
        assertThat(explainer.couldHave("way.on[2]")).isEmpty();
        assertThat(explainer.whyNot("way.on[2]", "c").reasons()).contains("if is false: hot < 3");
    }

    @Test
    void whyNot_conditionTrueTooShort_saysSinceWhen() {
        WhyNot answer = explain(new Query.ByTime(Long.MAX_VALUE), 4).whyNot("watching.on[0]", "m");
        assertThat(answer.fired()).isZero();
        assertThat(answer.reasons()).contains("signal hot, when is true since 1970-01-01T00:01:00Z, for 2m");
    }

    @Test
    void whyNot_conditionFalse_saysSo() {
        WhyNot answer = explain(new Query.ByTime(Long.MAX_VALUE), 1).whyNot("watching.on[0]", "m");
        assertThat(answer.reasons()).contains("signal hot, when is false: temp > limit");
    }

    @Test
    void whyNot_unknownRuleOrSubject_saysWhichThereAre() {
        Explainer explainer = explain(new Query.ByTime(Long.MAX_VALUE), 1);
        assertThatThrownBy(() -> explainer.whyNot("watching.on[9]", "m"))
                .hasMessageContaining("want one of watching.on[0], watching.on[1]")
                .hasMessageContaining("got \"watching.on[9]\"");
        assertThatThrownBy(() -> explainer.whyNot("watching.on[0]", "other")).hasMessageContaining("other");
    }

    @Test
    void split_andOutsideOfBracketsAndQuotes_isWhereItParts() {
        assertThat(Inspector.split("a && b")).containsExactly("a", "b");
        assertThat(Inspector.split("a && (b && c) && d == '&& \\' &&'"))
                .containsExactly("a", "(b && c)", "d == '&& \\' &&'");
        assertThat(Inspector.split("a && b || c")).containsExactly("a && b || c");
        assertThat(Inspector.split("a ? b && c : d")).containsExactly("a ? b && c : d");
    }

    @Test
    void sourceLines_block_endsWithItsLastValue() {
        SourceLines source = new SourceLines(Contracts.HOT);
        SourceLines.Part block = source.rule("watching.on[2]").orElseThrow();
        assertThat(block.lines()).hasSize(4);
        assertThat(block.lines().get(3)).endsWith("key: silent");
        assertThat(Contracts.HOT.lines().toList().get(block.first() - 1)).contains("signal: silent");
        assertThat(source.rule("watching.on[7]")).isEmpty();
        assertThat(source.rule("nowhere.on[0]")).isEmpty();
        assertThat(source.named("signals", "hot").orElseThrow().lines()).hasSize(1);
    }
}
