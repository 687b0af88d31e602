package io.tallystick.quickstart.business;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.quickstart.fleet.Field;
import io.tallystick.quickstart.fleet.FleetDevice;
import io.tallystick.quickstart.fleet.FleetPlan;
import io.tallystick.quickstart.fleet.FleetSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessPlanTest {
    private static final Duration ENOUGH = Duration.ofMinutes(3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void play_oneRoundOfAllFields_comesToWhatTheScenesSay(int ledgers) throws Exception {
        BusinessPlan plan = BusinessPlan.of(Duration.ofSeconds(10), ledgers);
        Rehearsal rehearsal = new Rehearsal(plan, ledgers).play(ENOUGH);
        assertThat(rehearsal.refusals()).isEmpty();
        Map<Field, Tally> want = plan.scenes().stream().collect(Collectors.toMap(Scene::field, Scene::tally));
        Map<Field, Tally> got = plan.scenes().stream().collect(Collectors.toMap(Scene::field, rehearsal.results::of));
        assertThat(got).as(rehearsal.instances()).isEqualTo(want);
        assertThat(rehearsal.director.isOver()).isTrue();
        assertThat(rehearsal.results.strays()).isEqualTo(Tally.NONE);
        assertThat(rehearsal.results.activated())
                .isEqualTo((long) plan.launches().size() * ledgers);
        assertThat(rehearsal.results.received()).isEqualTo(rehearsal.results.sent());
        for (int ledger = 0; ledger < ledgers; ledger++) {
            rehearsal.audit(ledger);
        }
    }

    @Test
    void play_severalRounds_eachComesToTheSame() {
        BusinessPlan plan = BusinessPlan.of(Duration.ofSeconds(60), 3);
        Rehearsal rehearsal = new Rehearsal(plan, 3).play(ENOUGH);
        assertThat(rehearsal.refusals()).isEmpty();
        assertThat(plan.scenes())
                .hasSize(4 * Field.values().length)
                .allSatisfy(scene -> assertThat(rehearsal.results.of(scene))
                        .as(scene.subjects() + rehearsal.instances())
                        .isEqualTo(scene.tally()));
    }

    @Test
    void of_everyField_hasAnAlertAndAPaymentInTheFirstTwentySeconds() {
        BusinessPlan plan = BusinessPlan.of(Duration.ofSeconds(60), 4);
        List<Scene> first = plan.scenes().subList(0, Field.values().length);
        assertThat(first.stream().map(Scene::field)).containsExactlyInAnyOrder(Field.values());
        assertThat(first).allSatisfy(scene -> {
            Act last = scene.acts().get(scene.acts().size() - 1);
            assertThat(scene.begin().plus(last.at())).isLessThan(Duration.ofSeconds(17));
            assertThat(scene.tally().raised()).isPositive();
            assertThat(scene.tally().settled()).isPositive();
        });
    }

    @Test
    void of_aDay_isBoundedAndNoSubjectComesTwice() {
        BusinessPlan plan = BusinessPlan.of(Duration.ofHours(24), 4);
        List<String> subjects = new ArrayList<>();
        plan.scenes().forEach(scene -> subjects.addAll(scene.subjects()));
        assertThat(subjects).doesNotHaveDuplicates().hasSize(900);
        assertThat(BusinessPlan.of(Duration.ofHours(24), 4)).isEqualTo(plan);
    }

    @Test
    void of_anyPlan_sharesNeitherDevicesNorSubjectsWithTheFleet() {
        FleetPlan fleet = new FleetPlan(FleetSettings.demo(1, 500, Instant.EPOCH));
        Set<String> taken = new HashSet<>();
        for (FleetDevice device : fleet.devices()) {
            taken.add(device.id().toString());
            taken.addAll(device.subjects());
        }
        fleet.revokedDevices().forEach(device -> taken.add(device.id().toString()));
        for (Scene scene : BusinessPlan.of(Duration.ofHours(1), 4).scenes()) {
            assertThat(taken).doesNotContainAnyElementsOf(scene.subjects());
            scene.acts()
                    .forEach(act -> act.says()
                            .forEach(say ->
                                    assertThat(taken).doesNotContain(say.who().toString(), say.subject())));
        }
    }

    @Test
    void of_everyScene_isPlayedByOrganisationsOfTheNetwork() {
        Set<String> known = new HashSet<>(Organisations.all());
        BusinessPlan plan = BusinessPlan.of(Duration.ofSeconds(60), 4);
        plan.scenes()
                .forEach(scene -> scene.acts()
                        .forEach(act -> act.says()
                                .forEach(say ->
                                        assertThat(known).contains(say.who().organisation()))));
        plan.launches().forEach(launch -> {
            assertThat(known).containsAll(launch.contract().signers());
            assertThat(known).containsAll(launch.contract().parties().values());
        });
        assertThat(known)
                .containsAll(
                        Arrays.stream(Field.values()).map(Field::organisation).toList());
        assertThat(IntStream.range(0, plan.scenes().size() - 1))
                .allSatisfy(i -> assertThat(plan.scenes().get(i).begin())
                        .isLessThanOrEqualTo(plan.scenes().get(i + 1).begin()));
    }
}
