package io.tallystick.rules.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static void observe(Forecast forecast, double... values) {
        for (double value : values) {
            forecast.observe(value);
        }
    }

    @Test
    void simple_workedByHand_isAsOnPaper() {
        Forecast simple = new SimpleExponential(0.5);
        assertThat(simple.ahead(1)).isNaN();
        assertThat(simple.meanAbsoluteError()).isNaN();
        observe(simple, 10, 20, 30);
        assertThat(simple.ahead(7)).isEqualTo(22.5);
        assertThat(simple.errors()).isEqualTo(2);
        assertThat(simple.meanAbsoluteError()).isEqualTo(12.5);
        assertThat(simple.lastAbsoluteError()).isEqualTo(15);
    }

    @Test
    void holt_workedByHand_isAsOnPaper() {
        Forecast holt = new Holt(0.5, 0.5);
        observe(holt, 10, 12);
        assertThat(holt.ahead(1)).isEqualTo(14);
        holt.observe(15);
        assertThat(holt.ahead(2)).isEqualTo(14.5 + 2 * 2.25);
        assertThat(holt.meanAbsoluteError()).isEqualTo(1);
        holt.miss();
        assertThat(holt.ahead(1)).isEqualTo(19);
        assertThat(holt.errors()).isEqualTo(1);
    }

    @Test
    void holtWinters_workedByHand_isAsOnPaper() {
        Forecast additive = new HoltWinters(Seasonality.ADDITIVE, 2, 0.5, 0.5, 0.5);
        observe(additive, 10, 20, 14);
        assertThat(additive.ready()).isFalse();
        additive.observe(24);
        assertThat(additive.ahead(1)).isEqualTo(17.375);
        assertThat(additive.ahead(2)).isEqualTo(28.625);
        assertThat(additive.ahead(3)).isEqualTo(17.375 + 2 * 2.125);
        assertThat(additive.errors()).isZero();
        Forecast multiplicative = new HoltWinters(Seasonality.MULTIPLICATIVE, 2, 0.5, 0.5, 0.5);
        observe(multiplicative, 10, 30, 20, 60);
        assertThat(multiplicative.ahead(1)).isCloseTo(54.375 * (10 / 35.0 + 0.25), within(1e-12));
        assertThat(multiplicative.ahead(2)).isCloseTo(65 * (30 / 43.75 + 0.75), within(1e-12));
    }

    @Test
    void holtWinters_pureSeasonAndTrend_isFound() {
        Forecast additive = new HoltWinters(Seasonality.ADDITIVE, 4, 0.3, 0.2, 0.4);
        double[] season = {0, 8, -4, 16};
        for (int t = 0; t < 4000; t++) {
            additive.observe(season[t % 4] + t);
        }
        for (int h = 1; h < 9; h++) {
            assertThat(additive.ahead(h)).isCloseTo(season[(3999 + h) % 4] + 3999 + h, within(1e-6));
        }
    }

    @Test
    void everyKind_randomSeries_isAsTheTextbookBitForBit() {
        long seed = Long.getLong("tallystick.seed", 20_261_122L);
        System.out.println("ForecastTest: -Dtallystick.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            double alpha = 1 - random.nextDouble();
            double beta = random.nextDouble();
            double gamma = random.nextDouble();
            int slots = random.nextInt(2, 12);
            boolean times = random.nextBoolean();
            Seasonality seasonality = times ? Seasonality.MULTIPLICATIVE : Seasonality.ADDITIVE;
            Forecast simple = new SimpleExponential(alpha);
            Forecast holt = new Holt(alpha, beta);
            Forecast winters = new HoltWinters(seasonality, slots, alpha, beta, gamma);
            List<Double> series = new ArrayList<>();
            double errors = 0;
            int predicted = 0;
            for (int t = 0; t < 80; t++) {
                double y = 100 + t + 20 * (t % slots) + random.nextDouble();
                if (t >= 2 * slots) {
                    errors += Math.abs(y - Textbook.winters(series, times, slots, alpha, beta, gamma, 1));
                    predicted++;
                }
                series.add(y);
                simple.observe(y);
                holt.observe(y);
                winters.observe(y);
                assertThat(simple.ahead(1)).isEqualTo(Textbook.simple(series, alpha));
                if (t > 0) {
                    assertThat(holt.ahead(3)).isEqualTo(Textbook.holt(series, alpha, beta, 3));
                }
                if (t >= 2 * slots - 1 && winters.restarts() == 0) {
                    int h = random.nextInt(1, 40);
                    assertThat(winters.ahead(h))
                            .isEqualTo(Textbook.winters(series, times, slots, alpha, beta, gamma, h));
                }
            }
            if (winters.restarts() == 0) {
                assertThat(winters.meanAbsoluteError()).isEqualTo(errors / predicted);
            }
        }
    }

    @Test
    void observe_whatCannotBeTaken_isRefusedAndChangesNothing() {
        Forecast simple = new SimpleExponential(0.5);
        simple.observe(1);
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 2e100}) {
            assertThatThrownBy(() -> simple.observe(bad))
                    .isInstanceOf(RefusedObservationException.class)
                    .hasMessageContaining("got " + bad);
        }
        assertThat(simple.ahead(1)).isEqualTo(1);
        Forecast times = new HoltWinters(Seasonality.MULTIPLICATIVE, 2, 0.5, 0.5, 0.5);
        assertThatThrownBy(() -> times.observe(0)).hasMessageContaining("want a positive number");
        assertThatThrownBy(() -> simple.ahead(0)).hasMessageContaining("want 1 to 10000 steps");
        assertThatThrownBy(() -> new Holt(0, 1)).hasMessageContaining("alpha: want more than 0 to 1, got 0.0");
        assertThatThrownBy(() -> new Holt(1, Double.NaN)).hasMessageContaining("beta: want 0 to 1, got NaN");
        assertThatThrownBy(() -> new HoltWinters(Seasonality.ADDITIVE, 1_001, 1, 1, 1))
                .hasMessageContaining("want 2 to 1000 slots, got 1001");
    }

    @Test
    void multiplicative_levelNoLongerPositive_startsOver() {
        Forecast times = new HoltWinters(Seasonality.MULTIPLICATIVE, 2, 1, 1, 0);
        observe(times, 1000, 1000, 1, 1);
        assertThat(times.restarts()).isZero();
        assertThat(times.ready()).isTrue();
        times.miss();
        for (int i = 0; i < 5 && times.restarts() == 0; i++) {
            times.miss();
        }
        assertThat(times.ready()).isEqualTo(times.restarts() == 0);
        Forecast falling = new HoltWinters(Seasonality.MULTIPLICATIVE, 2, 0.5, 1, 0);
        observe(falling, 1000, 1000, 1, 1);
        for (int i = 0; i < 5; i++) {
            falling.miss();
        }
        assertThat(falling.restarts()).isEqualTo(1);
        assertThat(falling.ready()).isFalse();
        assertThat(falling.ahead(1)).isNaN();
    }

    @Test
    void miss_whileStarting_beginsAnew() {
        Forecast additive = new HoltWinters(Seasonality.ADDITIVE, 2, 0.5, 0.5, 0.5);
        observe(additive, 1, 2, 3);
        additive.miss();
        observe(additive, 10, 20, 14);
        assertThat(additive.ready()).isFalse();
        additive.observe(24);
        assertThat(additive.ahead(1)).isEqualTo(17.375);
        assertThat(additive.restarts()).isZero();
        additive.miss();
        assertThat(additive.ahead(1)).as("the slot moves on").isEqualTo(19.75 + 2.125 + 2.125 + 4.625);
    }
}
