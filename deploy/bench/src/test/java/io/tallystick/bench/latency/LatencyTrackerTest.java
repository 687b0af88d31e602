package io.tallystick.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyTrackerTest {
    private static final long MILLI = 1_000_000;

    private final LatencyTracker tracker = new LatencyTracker(2, 0);

    @Test
    void sealed_countsFromTheTimeToSend_ofEachEventOnce() {
        tracker.sent(0, 0);
        tracker.sent(0, 10 * MILLI);
        tracker.sealed(0, 1, 3, 20 * MILLI);
        tracker.sealed(0, 2, 5, 30 * MILLI);
        assertThat(tracker.blocks().getTotalCount()).isEqualTo(2);
        assertThat(tracker.blocks().getMinValue()).isCloseTo(20_000L, within(32L));
        assertThat(tracker.blocks().getMaxValue()).isCloseTo(20_000L, within(32L));
        assertThat(tracker.open()).isEqualTo(2);
    }

    @Test
    void signed_coversOnlyBlocksWithinItsTree() {
        tracker.sent(0, 0);
        tracker.sent(0, 0);
        tracker.sealed(0, 1, 3, 10 * MILLI);
        tracker.sealed(0, 2, 5, 20 * MILLI);
        tracker.signed(0, 4, 30 * MILLI);
        assertThat(tracker.checkpoints().getTotalCount()).isEqualTo(1);
        tracker.signed(0, 5, 60 * MILLI);
        assertThat(tracker.checkpoints().getTotalCount()).isEqualTo(2);
        assertThat(tracker.checkpoints().getMaxValue()).isCloseTo(60_000L, within(64L));
        assertThat(tracker.open()).isZero();
    }

    @Test
    void signed_beforeItsBlockWasRead_countsWhenTheBlockIsRead() {
        tracker.sent(0, 0);
        tracker.signed(0, 3, 10 * MILLI);
        assertThat(tracker.open()).isEqualTo(1);
        tracker.sealed(0, 1, 3, 11 * MILLI);
        assertThat(tracker.checkpoints().getMaxValue()).isCloseTo(11_000L, within(16L));
        assertThat(tracker.open()).isZero();
    }

    @Test
    void ledgers_areCountedApart() {
        tracker.sent(0, 0);
        tracker.sent(1, 5 * MILLI);
        tracker.sealed(1, 1, 2, 10 * MILLI);
        assertThat(tracker.blocks().getTotalCount()).isEqualTo(1);
        assertThat(tracker.blocks().getMaxValue()).isCloseTo(5_000L, within(8L));
    }

    @Test
    void sent_beforeTheMeasurementBegins_isNotCounted() {
        LatencyTracker later = new LatencyTracker(1, 10 * MILLI);
        later.sent(0, 9 * MILLI);
        later.sent(0, 10 * MILLI);
        later.sealed(0, 2, 3, 20 * MILLI);
        assertThat(later.blocks().getTotalCount()).isEqualTo(1);
    }

    @Test
    void sealed_moreThanWasSent_isRefused() {
        tracker.sent(0, 0);
        assertThatThrownBy(() -> tracker.sealed(0, 2, 3, MILLI))
                .hasMessageContaining("covers 2 events")
                .hasMessageContaining("1 were sent");
    }

    @Test
    void result_throughALine_isTheSame() {
        tracker.sent(0, 0);
        tracker.sealed(0, 1, 3, 20 * MILLI);
        tracker.signed(0, 3, 40 * MILLI);
        String line = LatencyResult.line(100, 200, 1_000_000_000, tracker.blocks(), tracker.checkpoints());
        LatencyResult read = LatencyResult.parse("something else\n" + line + "\n");
        assertThat(read.blocks()).isEqualTo(tracker.blocks());
        assertThat(read.checkpoints()).isEqualTo(tracker.checkpoints());
        assertThat(read.loadCores()).isEqualTo(0.5, within(1e-9));
        assertThat(LatencyResult.parse("something else")).isNull();
    }
}
