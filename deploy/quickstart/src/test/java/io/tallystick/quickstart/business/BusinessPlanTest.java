package io.tallystick.quickstart.business;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessPlanTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void play_oneRoundOfAllFields_comesToWhatTheScenesSay(int ledgers) throws Exception {
        BusinessPlan plan = BusinessPlan.of(Duration.ofSeconds(10), ledgers);
        Rehearsal rehearsal = new Rehearsal(plan, ledgers).play(Duration.ofSeconds(120));
        assertThat(rehearsal.refusals()).isEmpty();
        Map<String, Tally> want = plan.scenes().stream()
                .collect(Collectors.toMap(scene -> scene.field().name(), Scene::tally));
        Map<String, Tally> got = plan.scenes().stream()
                .collect(Collectors.toMap(scene -> scene.field().name(), rehearsal.results::of));
        assertThat(got).as(rehearsal.instances()).isEqualTo(want);
        assertThat(rehearsal.director.isOver()).isTrue();
        assertThat(rehearsal.results.strays()).isEqualTo(Tally.NONE);
        assertThat(rehearsal.results.activated())
                .isEqualTo((long) plan.deployments().size() * ledgers);
        assertThat(rehearsal.results.received()).isEqualTo(rehearsal.results.sent());
        for (int ledger = 0; ledger < ledgers; ledger++) {
            rehearsal.audit(ledger);
        }
    }
}
