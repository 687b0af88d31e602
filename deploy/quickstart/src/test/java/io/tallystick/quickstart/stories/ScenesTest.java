package io.tallystick.quickstart.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.quickstart.business.Act;
import io.tallystick.quickstart.business.BusinessPlan;
import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Scene;
import io.tallystick.quickstart.business.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the stories on real contract hosts. */
class ScenesTest {
    private static final Duration ENOUGH = Duration.ofMinutes(5);

    static List<Story> stories() {
        return Programme.STORIES;
    }

    /** Each by itself: what comes of it is what its scene says, no more and no less. */
    @ParameterizedTest
    @MethodSource("stories")
    void play_oneStory_comesToWhatItsSceneSays(Story story) {
        Scene scene = Programme.scene(story, 1, Duration.ZERO, 2);
        List<BusinessPlan.Launch> launches = story.contracts().stream()
                .map(contract -> new BusinessPlan.Launch(Duration.ZERO, contract))
                .toList();
        Rehearsal rehearsal = new Rehearsal(new BusinessPlan(launches, List.of(scene)), 2).play(Duration.ofSeconds(40));
        assertThat(rehearsal.refusals()).isEmpty();
        assertExact(rehearsal, List.of(scene));
        assertThat(rehearsal.results.contracts(scene))
                .isEqualTo(story.contracts().stream().map(Deployment::contract).collect(Collectors.toSet()));
    }

    private static void assertExact(Rehearsal rehearsal, List<Scene> scenes) {
        assertThat(rehearsal.differences(scenes)).isEmpty();
        assertThat(rehearsal.director.isOver()).isTrue();
        assertThat(rehearsal.results.strays()).isEqualTo(Tally.NONE);
        assertThat(rehearsal.results.aftermath()).isEqualTo(Tally.NONE);
        assertThat(rehearsal.results.received()).isEqualTo(rehearsal.results.sent());
    }

    @Test
    void differences_sceneThatExpectsOneMoreOrLess_isOne() {
        Story story = new EscrowStory();
        Scene scene = Programme.scene(story, 1, Duration.ZERO, 1);
        for (Tally wrong : List.of(
                scene.tally().plus(Tally.alerts(1, 0)),
                scene.tally().plus(Tally.paid("EUR 0.01")),
                scene.tally().plus(Tally.commands(1)),
                Tally.NONE)) {
            List<Act> acts = new ArrayList<>();
            scene.acts().forEach(act -> acts.add(new Act(act.at(), act.says(), Tally.NONE)));
            acts.set(
                    acts.size() - 1,
                    new Act(Duration.ZERO, scene.acts().get(acts.size() - 1).says(), wrong));
            Scene other = new Scene(scene.field(), Duration.ZERO, scene.subjects(), acts, false);
            List<BusinessPlan.Launch> launches = List.of(
                    new BusinessPlan.Launch(Duration.ZERO, story.contracts().get(0)));
            Rehearsal rehearsal =
                    new Rehearsal(new BusinessPlan(launches, List.of(other)), 1).play(Duration.ofSeconds(10));
            assertThat(rehearsal.differences(List.of(other))).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void play_oneRound_isExactAndAuditsOnAnyNumberOfLedgers(int ledgers) throws Exception {
        BusinessPlan plan = Programme.of(Duration.ofSeconds(30), ledgers);
        Rehearsal rehearsal = new Rehearsal(plan, ledgers).play(ENOUGH);
        assertThat(rehearsal.refusals()).isEmpty();
        assertExact(rehearsal, plan.scenes());
        assertThat(rehearsal.results.activated())
                .isEqualTo((long) plan.launches().size() * ledgers);
        for (int ledger = 0; ledger < ledgers; ledger++) {
            rehearsal.audit(ledger);
        }
    }

    /** What schedules and calendar windows fire at full hours, at midnight and when a month begins is in no scene. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-28T23:59:10Z",
                "2027-03-31T21:59:50Z",
                "2027-04-01T00:00:01Z",
                "2027-06-15T10:59:30Z",
                "2027-11-01T06:59:40Z",
                "2027-12-31T22:59:55Z"
            })
    void play_roundsAtAnyTimeOfTheYear_areExact(String begin) {
        BusinessPlan plan = Programme.of(Duration.ofSeconds(90), 3);
        Rehearsal rehearsal = new Rehearsal(plan, 3).from(Instant.parse(begin)).play(ENOUGH);
        assertThat(rehearsal.refusals()).isEmpty();
        assertThat(plan.scenes()).hasSize(3 * Programme.STORIES.size());
        assertThat(rehearsal.differences(plan.scenes())).isEmpty();
    }

    @Test
    void play_thenTwoMonthsOfSilence_changeNothingThatAScenePlayed() {
        BusinessPlan plan = Programme.of(Duration.ofSeconds(30), 2);
        Rehearsal rehearsal = new Rehearsal(plan, 2).play(ENOUGH);
        rehearsal.wait(Duration.ofHours(1), 60 * 24);
        assertThat(rehearsal.differences(plan.scenes())).isEmpty();
        assertThat(rehearsal.results.aftermath().raised()).isPositive();
        assertThat(rehearsal.results.aftermath().settled()).isPositive();
        assertThat(rehearsal.results.received()).isEqualTo(rehearsal.results.sent());
    }
}
