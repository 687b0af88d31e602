package io.tallystick.rules.geo;

import static io.tallystick.rules.geo.DistanceStep.FIRST;
import static io.tallystick.rules.geo.DistanceStep.JUMP;
import static io.tallystick.rules.geo.DistanceStep.LATE;
import static io.tallystick.rules.geo.DistanceStep.MOVED;
import static io.tallystick.rules.geo.DistanceStep.NOISE;
import static io.tallystick.rules.geo.DistanceStep.RESTARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.Seeds;
import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceTrackerTest {
    private static final DistanceRule RULE = new DistanceRule(10, 50, 3);
    /** Of latitude. */
    private static final double METRE = 1 / 111_195.080_233_532_9;

    private static byte[] bytes(DistanceTracker tracker) {
        StateWriter out = new StateWriter();
        tracker.write(out);
        return out.toByteArray();
    }

    @Test
    void update_noise_addsNothingUntilItIsAWay() {
        DistanceTracker tracker = new DistanceTracker(RULE);
        assertThat(tracker.update(0, 0, 0)).isEqualTo(FIRST);
        assertThat(tracker.update(6 * METRE, 0, 1_000)).isEqualTo(NOISE);
        assertThat(tracker.totalMillimetres()).isZero();
        assertThat(tracker.update(12 * METRE, 0, 2_000)).isEqualTo(MOVED);
        assertThat(tracker.totalMillimetres()).isEqualTo(12_000);
        assertThat(tracker.update(6 * METRE, 0, 3_000)).isEqualTo(NOISE);
        assertThat(tracker.totalMillimetres()).isEqualTo(12_000);
    }

    @Test
    void update_impossibleJump_isDroppedAndTheWayGoesOn() {
        DistanceTracker tracker = new DistanceTracker(RULE);
        tracker.update(0, 0, 0);
        assertThat(tracker.update(61 * METRE, 0, 1_000)).isEqualTo(JUMP);
        assertThat(tracker.update(59 * METRE, 0, 1_000)).isEqualTo(MOVED);
        assertThat(tracker.jumps()).isEqualTo(1);
        assertThat(tracker.totalMillimetres()).isEqualTo(59_000);
    }

    @Test
    void update_longStandstill_doesNotMakeAJumpPossible() {
        DistanceTracker tracker = new DistanceTracker(RULE);
        for (int second = 0; second < 3_600; second++) {
            tracker.update(0, 0, second * 1_000L);
        }
        assertThat(tracker.update(1_000 * METRE, 0, 3_600_000)).isEqualTo(JUMP);
    }

    @Test
    void update_manyJumpsInARow_beginsAgainThere() {
        DistanceTracker tracker = new DistanceTracker(RULE);
        tracker.update(40, 40, 0);
        assertThat(tracker.update(0, 0, 1_000)).isEqualTo(JUMP);
        assertThat(tracker.update(0, 0, 2_000)).isEqualTo(JUMP);
        assertThat(tracker.update(0, 0, 3_000)).isEqualTo(RESTARTED);
        assertThat(tracker.update(20 * METRE, 0, 4_000)).isEqualTo(MOVED);
        assertThat(tracker.totalMillimetres()).isEqualTo(20_000);
        assertThat(tracker.jumps()).isEqualTo(3);
    }

    @Test
    void update_lateOrWrong_changesNothing() {
        DistanceTracker tracker = new DistanceTracker(RULE);
        tracker.update(0, 0, 5_000);
        byte[] before = bytes(tracker);
        assertThat(tracker.update(1, 1, 4_999)).isEqualTo(LATE);
        assertThatThrownBy(() -> tracker.update(0, Double.NaN, 6_000)).isInstanceOf(InvalidGeoException.class);
        assertThatThrownBy(() -> tracker.update(0, 0, -1)).isInstanceOf(InvalidGeoException.class);
        assertThat(bytes(tracker)).isEqualTo(before);
    }

    @Test
    void update_overTheLongestTotal_isRefusedAndChangesNothing() {
        byte[] full = new StateWriter()
                .bool(true)
                .f64(0)
                .f64(0)
                .i64(0)
                .i64(GeoLimits.MAX_TOTAL_MILLIMETRES)
                .count(0)
                .i64(0)
                .toByteArray();
        DistanceTracker tracker = DistanceTracker.read(new StateReader(full), RULE);
        assertThatThrownBy(() -> tracker.update(20 * METRE, 0, 1_000))
                .hasMessageContaining(
                        "total distance in millimetres: want 0 to 9007199254740992, got 9007199254760992");
        assertThat(bytes(tracker)).isEqualTo(full);
    }

    @Test
    void rule_outOfRange_isRefused() {
        assertThatThrownBy(() -> new DistanceRule(-1, 50, 3)).hasMessageContaining("noise in metres: want 0 to");
        assertThatThrownBy(() -> new DistanceRule(Double.NaN, 50, 3)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> new DistanceRule(0, 0, 3)).hasMessageContaining("want over 0 m/s, got 0");
        assertThatThrownBy(() -> new DistanceRule(0, Double.POSITIVE_INFINITY, 3))
                .hasMessageContaining("got Infinity");
        assertThatThrownBy(() -> new DistanceRule(0, 50, 0)).hasMessageContaining("want 1 to 1000, got 0");
    }

    @Test
    void read_everyKindOfState_isCanonical() {
        DistanceTracker tracker = new DistanceTracker(RULE);
        StateMutations.check(bytes(tracker), in -> bytes(DistanceTracker.read(in, RULE)));
        tracker.update(-0.0, -0.0, 7);
        tracker.update(20 * METRE, 0, 2_000);
        tracker.update(20, 0, 3_000);
        StateMutations.check(bytes(tracker), in -> bytes(DistanceTracker.read(in, RULE)));
    }

    @Test
    void read_placesThatNoneHas_areRefused() {
        for (double wrong : new double[] {-0.0, 90.1, Double.NaN, Double.NEGATIVE_INFINITY}) {
            byte[] bytes = new StateWriter()
                    .bool(true)
                    .f64(wrong)
                    .f64(0)
                    .i64(0)
                    .i64(0)
                    .count(0)
                    .i64(0)
                    .toByteArray();
            assertThatThrownBy(() -> DistanceTracker.read(new StateReader(bytes), RULE))
                    .isInstanceOf(MalformedStateException.class)
                    .hasMessageContaining("degrees of -90.0 to 90.0");
        }
    }

    @Test
    void update_anyWalk_agreesWithTheNaiveReference() {
        Random random = Seeds.random("DistanceTrackerTest");
        for (int round = 0; round < 500; round++) {
            DistanceRule rule = new DistanceRule(random.nextInt(30), 1 + random.nextInt(60), 1 + random.nextInt(4));
            DistanceTracker tracker = new DistanceTracker(rule);
            double[] anchor = null;
            long at = 0;
            int row = 0;
            BigDecimal total = BigDecimal.ZERO;
            double[] here = {random.nextDouble(-80, 80), 180};
            for (int i = 0; i < 100; i++) {
                long now = at + random.nextInt(3) * 1_000L;
                here = new double[] {
                    here[0] + random.nextGaussian() * 20 * METRE,
                    Longitudes.wrapped(here[1] + random.nextGaussian() * 20 * METRE)
                };
                double[] seen = random.nextInt(10) == 0 ? new double[] {here[0] + 0.1, here[1]} : here;
                tracker.update(seen[0], seen[1], now);
                double way = anchor == null ? 0 : GreatCircle.metres(anchor[0], anchor[1], seen[0], seen[1]);
                boolean possible = way <= rule.noiseMetres() + rule.maxSpeedMetresPerSecond() * ((now - at) / 1000.0);
                row = possible ? 0 : row + 1;
                boolean moved = possible && way > rule.noiseMetres() && way >= 0.0005;
                total = moved ? total.add(new BigDecimal(way).setScale(3, RoundingMode.HALF_EVEN)) : total;
                boolean restart = row == rule.jumpsToRestart();
                row = restart ? 0 : row;
                anchor = anchor == null || moved || restart ? seen : anchor;
                at = possible || restart ? now : at;
                assertThat(BigDecimal.valueOf(tracker.totalMillimetres(), 3)).isEqualByComparingTo(total);
                tracker = DistanceTracker.read(new StateReader(bytes(tracker)), rule);
            }
        }
    }
}
