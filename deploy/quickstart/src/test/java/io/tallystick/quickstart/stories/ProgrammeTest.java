package io.tallystick.quickstart.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.quickstart.business.Act;
import io.tallystick.quickstart.business.BusinessPlan;
import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.business.Scene;
import io.tallystick.quickstart.business.Sums;
import io.tallystick.quickstart.business.Tally;
import io.tallystick.quickstart.fleet.Field;
import io.tallystick.quickstart.fleet.FleetDevice;
import io.tallystick.quickstart.fleet.FleetPlan;
import io.tallystick.quickstart.fleet.FleetSettings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgrammeTest {
    @Test
    void stories_ofTheLibrary_leaveNoContractOut() throws Exception {
        Set<String> deployed = Programme.STORIES.stream()
                .flatMap(story -> story.contracts().stream())
                .map(Deployment::contract)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(deployed).isEqualTo(packed());
    }

    /** The contracts that were packed at build time: all of the library. */
    private static Set<String> packed() throws IOException, URISyntaxException {
        URL folder = Programme.class.getResource("/io/tallystick/quickstart/library");
        assertThat(folder).isNotNull();
        try (Stream<Path> files = Files.walk(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void of_halfAMinute_playsAllInTime() {
        BusinessPlan plan = Programme.of(Duration.ofSeconds(30), 4);
        assertThat(plan.scenes()).hasSameSizeAs(Programme.STORIES);
        assertThat(plan.scenes()).allSatisfy(scene -> {
            Act last = scene.acts().get(scene.acts().size() - 1);
            assertThat(scene.begin().plus(last.at())).isLessThan(Duration.ofSeconds(26));
        });
    }

    @Test
    void of_everyField_hasAnAlertAndAPaymentInTheFirstTenSeconds() {
        List<Scene> first = Programme.of(Duration.ofSeconds(60), 4).scenes().subList(0, Field.values().length);
        assertThat(first.stream().map(Scene::field)).containsExactlyInAnyOrder(Field.values());
        BusinessPlan plan = Programme.of(Duration.ofSeconds(10), 4);
        for (Field field : Field.values()) {
            Tally tally = plan.scenes().stream()
                    .filter(scene -> scene.field() == field)
                    .flatMap(scene -> scene.acts().stream()
                            .filter(act -> scene.begin().plus(act.at()).compareTo(Duration.ofSeconds(10)) < 0))
                    .map(Act::tally)
                    .reduce(Tally.NONE, Tally::plus);
            assertThat(tally.raised()).as(field.name()).isPositive();
            assertThat(tally.paid()).as(field.name()).isNotEqualTo(Sums.NONE);
        }
    }

    @Test
    void of_aDay_isBoundedAndNoSubjectComesTwice() {
        BusinessPlan plan = Programme.of(Duration.ofHours(24), 4);
        List<String> subjects = new ArrayList<>();
        plan.scenes().forEach(scene -> subjects.addAll(scene.subjects()));
        assertThat(plan.scenes()).hasSize(100 * Programme.STORIES.size());
        assertThat(subjects).doesNotHaveDuplicates();
        assertThat(Programme.of(Duration.ofHours(24), 4)).isEqualTo(plan);
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
        for (Scene scene : Programme.of(Duration.ofHours(1), 4).scenes()) {
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
        BusinessPlan plan = Programme.of(Duration.ofSeconds(60), 4);
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
                .containsAll(Stream.of(Field.values()).map(Field::organisation).toList());
        assertThat(IntStream.range(0, plan.scenes().size() - 1))
                .allSatisfy(i -> assertThat(plan.scenes().get(i).begin())
                        .isLessThanOrEqualTo(plan.scenes().get(i + 1).begin()));
    }
}
