package io.tallystick.rules.geo;

import static io.tallystick.rules.geo.FenceEvent.DWELL;
import static io.tallystick.rules.geo.FenceEvent.ENTER;
import static io.tallystick.rules.geo.FenceEvent.EXIT;
import static io.tallystick.rules.geo.FenceEvent.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;
import org.junit.jupiter.api.Test;

class FenceTrackerTest {
    private static final Fence FENCE = new CircleFence(new Position(0, 0), 1_000);

    private static FenceTracker tracker(long dwell, long gap, int confirmations) {
        return new FenceTracker(new FenceRule(FENCE, dwell, gap, confirmations));
    }

    private static FenceEvent in(FenceTracker tracker, long at) {
        return tracker.update(0, 0, at);
    }

    private static FenceEvent out(FenceTracker tracker, long at) {
        return tracker.update(1, 0, at);
    }

    private static byte[] bytes(FenceTracker tracker) {
        StateWriter out = new StateWriter();
        tracker.write(out);
        return out.toByteArray();
    }

    @Test
    void update_enterAndExit_alternateFromTheFirstPositionOn() {
        FenceTracker tracker = new FenceTracker(FenceRule.of(FENCE));
        assertThat(in(tracker, 5)).isEqualTo(ENTER);
        assertThat(in(tracker, 6)).isEqualTo(NONE);
        assertThat(tracker.inside()).isTrue();
        assertThat(tracker.sinceMillis()).isEqualTo(5);
        assertThat(out(tracker, 6)).isEqualTo(EXIT);
        assertThat(tracker.sinceMillis()).isZero();
        assertThat(out(tracker, 7)).isEqualTo(NONE);
        assertThat(in(tracker, 8)).isEqualTo(ENTER);
        assertThat(out(new FenceTracker(FenceRule.of(FENCE)), 5)).isEqualTo(NONE);
    }

    @Test
    void update_dwell_isToldOnceForEachStay() {
        FenceTracker tracker = tracker(100, 0, 1);
        assertThat(in(tracker, 1_000)).isEqualTo(ENTER);
        assertThat(in(tracker, 1_099)).isEqualTo(NONE);
        assertThat(in(tracker, 1_100)).isEqualTo(DWELL);
        assertThat(in(tracker, 1_300)).isEqualTo(NONE);
        assertThat(out(tracker, 1_400)).isEqualTo(EXIT);
        assertThat(in(tracker, 1_500)).isEqualTo(ENTER);
        assertThat(in(tracker, 9_500)).isEqualTo(DWELL);
    }

    @Test
    void onTime_dwellDue_isToldWithoutAPosition() {
        FenceTracker tracker = tracker(100, 0, 1);
        assertThat(tracker.dwellDueMillis()).isEqualTo(FenceTracker.NEVER);
        in(tracker, 1_000);
        assertThat(tracker.dwellDueMillis()).isEqualTo(1_100);
        assertThat(tracker.onTime(1_099)).isEqualTo(NONE);
        assertThat(tracker.onTime(1_100)).isEqualTo(DWELL);
        assertThat(tracker.onTime(1_200)).isEqualTo(NONE);
        assertThat(tracker.dwellDueMillis()).isEqualTo(FenceTracker.NEVER);
    }

    @Test
    void update_gap_beginsTheClockAgain() {
        FenceTracker tracker = tracker(100, 60, 1);
        in(tracker, 1_000);
        assertThat(tracker.dwellDueMillis()).as("a gap comes first").isEqualTo(FenceTracker.NEVER);
        assertThat(in(tracker, 1_061)).isEqualTo(NONE);
        assertThat(tracker.sinceMillis()).isEqualTo(1_061);
        assertThat(in(tracker, 1_121)).isEqualTo(NONE);
        assertThat(tracker.dwellDueMillis()).isEqualTo(1_161);
        assertThat(in(tracker, 1_161)).isEqualTo(DWELL);
        assertThat(out(tracker, 9_000)).isEqualTo(EXIT);
    }

    @Test
    void update_confirmations_crossingsNeedSoManyInARow() {
        FenceTracker tracker = tracker(100, 0, 3);
        assertThat(in(tracker, 10)).isEqualTo(NONE);
        assertThat(in(tracker, 20)).isEqualTo(NONE);
        assertThat(in(tracker, 30)).isEqualTo(ENTER);
        assertThat(tracker.sinceMillis()).isEqualTo(10);
        assertThat(out(tracker, 40)).isEqualTo(NONE);
        assertThat(tracker.dwellDueMillis()).as("in doubt").isEqualTo(FenceTracker.NEVER);
        assertThat(out(tracker, 50)).isEqualTo(NONE);
        assertThat(in(tracker, 60)).isEqualTo(NONE);
        assertThat(out(tracker, 70)).isEqualTo(NONE);
        assertThat(out(tracker, 80)).isEqualTo(NONE);
        assertThat(tracker.inside()).isTrue();
        assertThat(out(tracker, 90)).isEqualTo(EXIT);
    }

    @Test
    void update_lateOrWrong_changesNothing() {
        FenceTracker tracker = tracker(100, 0, 1);
        in(tracker, 1_000);
        byte[] before = bytes(tracker);
        assertThat(out(tracker, 999)).isEqualTo(NONE);
        assertThatThrownBy(() -> tracker.update(Double.NaN, 0, 1_001)).isInstanceOf(InvalidGeoException.class);
        assertThatThrownBy(() -> tracker.update(0, 181, 999)).isInstanceOf(InvalidGeoException.class);
        assertThatThrownBy(() -> in(tracker, -1)).hasMessageContaining("time in milliseconds: want 0 to");
        assertThatThrownBy(() -> in(tracker, TimeLimits.MAX_TIME_MILLIS + 1)).isInstanceOf(InvalidGeoException.class);
        assertThat(bytes(tracker)).isEqualTo(before);
    }

    @Test
    void rule_outOfRange_isRefused() {
        assertThatThrownBy(() -> tracker(-1, 0, 1)).hasMessageContaining("dwell in milliseconds: want 0 to");
        assertThatThrownBy(() -> tracker(0, GeoLimits.MAX_DURATION_MILLIS + 1, 1))
                .hasMessageContaining("gap");
        assertThatThrownBy(() -> tracker(0, 0, 0)).hasMessageContaining("confirmations: want 1 to 100, got 0");
        assertThatThrownBy(() -> tracker(0, 0, 101)).hasMessageContaining("got 101");
        assertThatThrownBy(() -> FenceRule.of(null)).hasMessageContaining("want a fence");
    }

    @Test
    void read_everyKindOfState_isCanonical() {
        FenceRule rule = new FenceRule(FENCE, 100, 0, 3);
        FenceTracker tracker = new FenceTracker(rule);
        checkState(tracker, rule);
        for (long at : new long[] {10, 20, 30, 200}) {
            in(tracker, at);
            checkState(tracker, rule);
        }
        for (long at : new long[] {210, 220, 230, 240}) {
            out(tracker, at);
            checkState(tracker, rule);
        }
    }

    private static void checkState(FenceTracker tracker, FenceRule rule) {
        StateMutations.check(bytes(tracker), in -> bytes(FenceTracker.read(in, rule)));
    }

    @Test
    void read_stateOfAnotherRule_isRefused() {
        FenceTracker tracker = tracker(100, 0, 1);
        in(tracker, 0);
        in(tracker, 100);
        assertThatThrownBy(() -> FenceTracker.read(new StateReader(bytes(tracker)), FenceRule.of(FENCE)))
                .isInstanceOf(MalformedStateException.class)
                .hasMessageContaining("want 0 to 2, got 3");
    }
}
