package io.tallystick.topology.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencySnapshotTest {
    @Test
    void percentile_randomLatencies_liesInTheBucketOfTheSortedList() {
        long seed = Long.getLong("seed", 20_260_301L);
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            LatencyHistogram histogram = new LatencyHistogram();
            long[] latencies = random.longs(1 + random.nextInt(500), 0, 20_000).toArray();
            Arrays.stream(latencies).forEach(histogram::record);
            Arrays.sort(latencies);
            LatencySnapshot snapshot = LatencySnapshot.of(List.of(histogram));
            assertThat(snapshot.count()).isEqualTo(latencies.length);
            assertThat(snapshot.sumMillis()).isEqualTo(Arrays.stream(latencies).sum());
            for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
                long naive = latencies[(int) Math.ceil(share * latencies.length) - 1];
                long[] bounds = LatencyHistogram.boundsMillis();
                long upper = Arrays.stream(bounds).filter(b -> b >= naive).min().orElseThrow();
                long lower = Arrays.stream(bounds).filter(b -> b < naive).max().orElse(0);
                assertThat(snapshot.percentileMillis(share))
                        .as("share %s of %s", share, latencies.length)
                        .isBetween((double) lower, (double) upper);
            }
        }
    }

    @Test
    void record_onABound_countsInTheBucketThatEndsThere() {
        for (int bucket = 0; bucket < LatencyHistogram.boundsMillis().length; bucket++) {
            LatencyHistogram histogram = new LatencyHistogram();
            histogram.record(LatencyHistogram.boundsMillis()[bucket]);
            histogram.record(LatencyHistogram.boundsMillis()[bucket] + 1);
            List<Long> counts = LatencySnapshot.of(List.of(histogram)).counts();
            assertThat(counts.get(bucket)).isEqualTo(1);
            assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
        }
    }

    @Test
    void record_negativeBecauseClocksDisagree_countsAsZero() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(-5_000);
        LatencySnapshot snapshot = LatencySnapshot.of(List.of(histogram));
        assertThat(snapshot.counts().get(0)).isEqualTo(1);
        assertThat(snapshot.sumMillis()).isZero();
    }

    @Test
    void percentile_ofNothing_isNotANumber() {
        assertThat(LatencySnapshot.of(List.of()).percentileMillis(0.5)).isNaN();
    }

    @Test
    void percentile_shareOutOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatencySnapshot.of(List.of()).percentileMillis(99))
                .withMessage("share: want 0 to 1, got 99.0");
    }

    @Test
    void since_twoSnapshots_holdsOnlyWhatCameBetween() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(9_000);
        LatencySnapshot before = LatencySnapshot.of(List.of(histogram));
        histogram.record(2);
        LatencySnapshot between = LatencySnapshot.of(List.of(histogram)).since(before);
        assertThat(between.count()).isEqualTo(1);
        assertThat(between.percentileMillis(1)).isEqualTo(2);
    }
}
