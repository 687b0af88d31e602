package io.tallystick.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.contract.Contract;
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
                new Simulation(new Engine(contract), SimulationSetup.of(Map.of(), Contracts.CURRENCIES), explainer);
        explainer.watch(simulation);
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
