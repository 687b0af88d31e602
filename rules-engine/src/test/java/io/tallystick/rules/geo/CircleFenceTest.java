package io.tallystick.rules.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.number.DoubleText;
import io.tallystick.rules.state.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CircleFenceTest {
    @Test
    void contains_any_isTheDistanceAtMostTheRadius() {
        Random random = Seeds.random("CircleFenceTest");
        int inside = 0;
        for (int i = 0; i < 50_000; i++) {
            Position centre = new Position(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
            CircleFence fence = new CircleFence(centre, Math.exp(random.nextDouble(0, 16.8)));
            double near = fence.radiusMetres() / 80_000;
            double latitude = Math.max(-90, Math.min(90, centre.latitudeDegrees() + near * random.nextDouble(-1, 1)));
            double longitude = Longitudes.wrapped(centre.longitudeDegrees() + near * random.nextDouble(-1, 1));
            boolean want = GreatCircle.metres(centre, new Position(latitude, longitude)) <= fence.radiusMetres();
            inside += want ? 1 : 0;
            assertThat(fence.contains(latitude, longitude)).isEqualTo(want);
        }
        assertThat(inside).isBetween(5_000, 45_000);
    }

    @Test
    void contains_boundary_isInside() {
        Position centre = new Position(53.5, 9.9);
        Position edge = new Position(53.6, 10);
        double metres = GreatCircle.metres(centre, edge);
        assertThat(new CircleFence(centre, metres).contains(edge)).isTrue();
        assertThat(new CircleFence(centre, Math.nextDown(metres)).contains(edge))
                .isFalse();
    }

    @Test
    void contains_acrossPoleAndAntimeridian_isDefined() {
        assertThat(new CircleFence(new Position(89.5, 10), 112_000).contains(89.5, -170))
                .isTrue();
        assertThat(new CircleFence(new Position(0, 179.9), 30_000).contains(0, -179.9))
                .isTrue();
        assertThat(new CircleFence(new Position(0, 0), GeoLimits.MAX_RADIUS_METRES).contains(0, 180))
                .isTrue();
    }

    @Test
    void make_wrongRadius_isRefused() {
        for (double wrong :
                new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, GeoLimits.MAX_RADIUS_METRES + 1}) {
            assertThatThrownBy(() -> new CircleFence(new Position(0, 0), wrong))
                    .isInstanceOf(InvalidGeoException.class)
                    .hasMessageContaining("want over 0 to")
                    .hasMessageContaining("got " + DoubleText.of(wrong));
        }
    }
}
