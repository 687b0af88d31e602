package io.tallystick.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertDifferenceTest {
    private static final long MINUTE = 60_000;
    private static final double[] TEMPERATURES = {
        90, 96, 96, 96, 96, 96, 96, 90, 90, 90, 90, 90, 90, 90, 99, 99, 99, 99, 99
    };

    private static AlertLog run(String text) {
        AlertLog alerts = new AlertLog();
        Simulation simulation = new Simulation(
                new Engine(Contracts.read(text)), SimulationSetup.of(Map.of(), Contracts.CURRENCIES), alerts);
        for (int minute = 0; minute < TEMPERATURES.length; minute++) {
            Sample sample = new Sample("temperature", "Cel", TEMPERATURES[minute], minute * MINUTE);
            simulation.readings("m", "s", minute * MINUTE, List.of(sample));
        }
        simulation.advance(TEMPERATURES.length * MINUTE + 1);
        return alerts;
    }

    @Test
    void difference_sameContract_isNone() {
        assertThat(AlertDifference.between(run(Contracts.HOT), run(Contracts.HOT), 0))
                .isEmpty();
    }

    @Test
    void difference_shorterDuration_movesOneAndLetsNoneGo() {
        AlertLog after = run(Contracts.HOT.replace("for: 5m, clear", "for: 4m, clear"));
        List<AlertDifference> all = AlertDifference.between(run(Contracts.HOT), after, 10 * MINUTE);
        assertThat(all)
                .extracting(AlertDifference::kind)
                .containsExactly(AlertDifference.Kind.MOVES, AlertDifference.Kind.MOVES);
        assertThat(all)
                .extracting(difference -> difference.after().timeMillis())
                .containsExactly(5 * MINUTE, 18 * MINUTE);
        assertThat(all)
                .extracting(difference -> difference.before().timeMillis())
                .containsExactly(6 * MINUTE, 19 * MINUTE);
    }

    @Test
    void difference_higherLimit_letsOneGoAndBack() {
        AlertLog higher = run(Contracts.HOT.replace("default: 95.0", "default: 98.0"));
        AlertLog lower = run(Contracts.HOT);
        assertThat(AlertDifference.between(lower, higher, MINUTE))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(AlertDifference.Kind.GOES);
                    assertThat(one.timeMillis()).isEqualTo(6 * MINUTE);
                });
        assertThat(AlertDifference.between(higher, lower, MINUTE))
                .extracting(AlertDifference::kind)
                .containsExactly(AlertDifference.Kind.COMES);
    }

    @Test
    void difference_otherSeverity_changes() {
        AlertLog after = run(Contracts.HOT.replace("{severity: minor, key: hot", "{severity: major, key: hot"));
        assertThat(AlertDifference.between(run(Contracts.HOT), after, MINUTE))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.kind()).isEqualTo(AlertDifference.Kind.CHANGES));
    }
}
