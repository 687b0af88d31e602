package io.tallystick.rules.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleWindowTest {
    private static final Set<Aggregate> ALL = EnumSet.allOf(Aggregate.class);

    @Test
    void sliding_edge_isExclusiveAtTheOldEnd() {
        SampleWindow window = SampleWindow.sliding(1_000, 10, ALL);
        assertThat(window.add(1_000, 1)).isEqualTo(Added.IN_ORDER);
        assertThat(window.add(1_999, 2)).isEqualTo(Added.IN_ORDER);
        assertThat(window.count()).isEqualTo(2);
        assertThat(window.ratePerSecond()).isEqualTo(1 / 0.999);
        window.advance(2_000);
        assertThat(window.count()).isEqualTo(1);
        assertThat(window.add(1_000, 3)).isEqualTo(Added.TOO_LATE);
        assertThat(window.add(1_001, 3)).isEqualTo(Added.LATE);
        assertThat(window.first()).isEqualTo(3);
        assertThat(window.last()).isEqualTo(2);
        window.advance(10_000);
        assertThat(window.count()).isZero();
        assertThat(window.sum()).isEqualTo(0.0);
        assertThat(window.mean()).isNaN();
        assertThat(window.min()).isNaN();
        assertThat(window.percentile(Percent.WHOLE)).isNaN();
        assertThat(window.populationDeviation()).isNaN();
        assertThat(window.ratePerHour()).isNaN();
    }

    @Test
    void sliding_moreThanItHolds_saysThatItIsNotComplete() {
        SampleWindow window = SampleWindow.sliding(1_000, 2, ALL);
        window.add(100, 1);
        window.add(200, 2);
        assertThat(window.complete()).isTrue();
        window.add(300, 3);
        assertThat(window.complete()).isFalse();
        assertThat(window.sum()).isEqualTo(5);
        assertThat(window.add(150, 9)).as("older than all kept").isEqualTo(Added.TOO_LATE);
        assertThat(window.add(250, 4)).isEqualTo(Added.LATE);
        assertThat(window.first()).isEqualTo(4);
        window.advance(1_199);
        assertThat(window.complete()).isFalse();
        window.advance(1_200);
        assertThat(window.complete()).as("what was dropped has left by now").isTrue();
    }

    @Test
    void deviation_ofFarAwayValues_doesNotCancel() {
        SampleWindow window = SampleWindow.last(3, ALL);
        for (double value : new double[] {1e15 + 1, 1e15 + 2, 1e15 + 3}) {
            window.add(0, value);
        }
        assertThat(window.sampleDeviation()).isEqualTo(1.0);
        assertThat(window.populationDeviation()).isEqualTo(Math.sqrt(2 / 3.0));
        window.add(0, Double.MAX_VALUE);
        window.add(0, Double.MAX_VALUE);
        window.add(0, Double.MAX_VALUE);
        assertThat(window.sampleDeviation()).isEqualTo(0.0);
        assertThat(window.mean()).isEqualTo(Double.MAX_VALUE);
        assertThat(window.sum()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void add_whatIsNoFiniteNumber_isRefusedAndChangesNothing() {
        SampleWindow window = SampleWindow.last(3, ALL);
        window.add(5, -0.0);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> window.add(6, bad))
                    .isInstanceOf(RefusedSampleException.class)
                    .hasMessageContaining("want a finite number, got " + bad);
        }
        assertThatThrownBy(() -> window.add(Long.MAX_VALUE, 1)).isInstanceOf(RefusedSampleException.class);
        assertThat(window.count()).isEqualTo(1);
        assertThat(Double.doubleToRawLongBits(window.last()))
                .as("-0.0 is kept as 0.0")
                .isZero();
    }

    @Test
    void make_outOfRange_saysWantAndGot() {
        assertThatThrownBy(() -> SampleWindow.last(4_097, ALL)).hasMessageContaining("want 1 to 4096, got 4097");
        assertThatThrownBy(() -> SampleWindow.sliding(0, 1, ALL)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> SampleWindow.sliding(1, 20_000, ALL)).hasMessageContaining("got 20000");
        SampleWindow counts = SampleWindow.last(1, EnumSet.of(Aggregate.COUNT));
        assertThatThrownBy(counts::sum).hasMessageContaining("want one made for SUM");
        assertThatThrownBy(counts::max).hasMessageContaining("want one made for MAX");
        assertThatThrownBy(counts::sampleDeviation).hasMessageContaining("want one made for DEVIATION");
    }

    @Test
    void everyAggregate_randomLateAndEqualTimes_isAsTheNaiveOne() {
        SplittableRandom random = Naive.random("SampleWindowTest");
        for (int round = 0; round < 25; round++) {
            int most = random.nextInt(1, 40);
            long duration = random.nextInt(1, 400);
            boolean sliding = random.nextBoolean();
            SampleWindow fast = sliding ? SampleWindow.sliding(duration, most, ALL) : SampleWindow.last(most, ALL);
            NaiveWindow naive = new NaiveWindow(sliding ? duration : Long.MAX_VALUE, most);
            long time = random.nextInt(-1_000, 1_000);
            for (int i = 0; i < 150; i++) {
                time += random.nextInt(20);
                long at = random.nextInt(4) == 0 ? time - random.nextInt(300) : time;
                double value = Naive.value(random);
                assertThat(fast.add(at, value)).isEqualTo(naive.add(at, value));
                compare(fast, naive.values());
                assertThat(fast.complete()).isEqualTo(naive.complete());
                assertThat(fast.ratePerHour()).isEqualTo(Double.valueOf(naive.rate(3_600_000)));
            }
        }
    }

    private static void compare(SampleWindow fast, List<Double> values) {
        assertThat(fast.count()).isEqualTo(values.size());
        assertThat(fast.sum()).isEqualTo(Naive.sum(values));
        if (Double.isFinite(fast.sum())) {
            assertThat(fast.mean()).isEqualTo(Naive.sum(values) / values.size());
        }
        assertThat(fast.first()).isEqualTo(values.get(0));
        assertThat(fast.last()).isEqualTo(values.get(values.size() - 1));
        assertThat(fast.min()).isEqualTo(Naive.percentile(values, 0.001));
        assertThat(fast.max()).isEqualTo(Naive.percentile(values, 100));
        for (double percent : new double[] {1, 50, 55, 90, 99.9}) {
            assertThat(fast.percentile(Percent.thousandths(percent))).isEqualTo(Naive.percentile(values, percent));
        }
        near(fast.populationDeviation(), Naive.deviation(values, false));
        if (values.size() > 1) {
            near(fast.sampleDeviation(), Naive.deviation(values, true));
        }
    }

    private static void near(double got, BigDecimal want) {
        double rounded = want.doubleValue();
        assertThat(Math.abs(got - rounded)).as("%s, %s", got, rounded).isLessThanOrEqualTo(2 * Math.ulp(rounded));
    }

    @Test
    void sums_afterAMillionAddsAndRemoves_areThoseOfWhatIsInside() {
        SplittableRandom random = Naive.random("SampleWindowTest");
        SampleWindow window = SampleWindow.last(1_000, ALL);
        for (int i = 0; i < 1_000_000; i++) {
            window.add(i, Naive.value(random));
        }
        SampleWindow fresh = SampleWindow.last(1_000, ALL);
        List<Double> inside = new ArrayList<>();
        random = Naive.random("SampleWindowTest");
        for (int i = 0; i < 1_000_000; i++) {
            double value = Naive.value(random);
            if (i >= 999_000) {
                inside.add(value);
                fresh.add(i, value);
            }
        }
        assertThat(bits(window.sum())).isEqualTo(bits(fresh.sum())).isEqualTo(bits(Naive.sum(inside)));
        assertThat(bits(window.mean())).isEqualTo(bits(fresh.mean()));
        assertThat(bits(window.populationDeviation())).isEqualTo(bits(fresh.populationDeviation()));
        assertThat(bits(window.percentile(50_000))).isEqualTo(bits(Naive.percentile(inside, 50)));
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
