package io.tallystick.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EfficiencyTest {
    @Test
    void of_sealingThatTakesWhatTheTwoTakeTogether_isOne() {
        // 1/50 + 1/200 s a record together: 40 records a second.
        assertThat(Efficiency.of(50, 200, 40)).isCloseTo(1, within(1e-12));
    }

    @Test
    void of_sealingHalfAsFast_isHalf() {
        assertThat(Efficiency.of(50, 200, 20)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void of_theFiguresOfTheFirstMeasurement_isTheirQuotient() {
        assertThat(Efficiency.of(54_486, 283_544, 28_092)).isCloseTo(0.61, within(0.005));
    }

    @Test
    void byRound_pairsWhatWasMeasuredSideBySide() {
        // Of the medians alone it would be 1.0: the noise of one round is in all its figures.
        List<Double> rounds = Efficiency.byRound(List.of(50.0, 100.0), List.of(200.0, 400.0), List.of(20.0, 80.0));
        assertThat(rounds.get(0)).isCloseTo(0.5, within(1e-12));
        assertThat(rounds.get(1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void of_aRateOfNothing_isRefused() {
        assertThatThrownBy(() -> Efficiency.of(0, 1, 1)).hasMessageContaining("want more than 0, got 0.0");
        assertThatThrownBy(() -> Efficiency.of(1, 1, Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void byRound_roundsMissing_isRefused() {
        assertThatThrownBy(() -> Efficiency.ratioByRound(List.of(1.0), List.of(1.0, 2.0)))
                .hasMessageContaining("want as many of each case, got 1 and 2");
    }
}
