package io.tallystick.rules.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.Seeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolygonFenceTest {
    private static List<Position> corners(double... latLon) {
        List<Position> corners = new ArrayList<>();
        for (int i = 0; i < latLon.length; i += 2) {
            corners.add(new Position(latLon[i], latLon[i + 1]));
        }
        return corners;
    }

    @Test
    void contains_boundary_isInside() {
        PolygonFence fence = new PolygonFence(corners(0, 0, 0, 10, 10, 10, 10, 0));
        for (Position on : corners(0, 0, 0, 10, 10, 10, 10, 0, 0, 5, 5, 10, 10, 5, 5, 0, 5, 5)) {
            assertThat(fence.contains(on)).as("%s", on).isTrue();
        }
        for (Position off :
                corners(-0.0000001, 5, 10.0000001, 5, 5, -0.0000001, 5, 10.0000001, 5, -170, 90, 5, -90, 0)) {
            assertThat(fence.contains(off)).as("%s", off).isFalse();
        }
        assertThat(fence.contains(10.00000004, 5))
                .as("rounded to ten-millionths")
                .isTrue();
    }

    @Test
    void contains_slantedEdge_isExact() {
        PolygonFence fence = new PolygonFence(corners(0, 0, 30, 90, 30, 0));
        assertThat(fence.contains(0.0000001, 0.0000003)).isTrue();
        assertThat(fence.contains(0.0000001, 0.0000004)).isFalse();
        assertThat(fence.contains(20, 60)).isTrue();
        assertThat(fence.contains(20, 60.0000001)).isFalse();
    }

    @Test
    void contains_acrossTheAntimeridian_isTheShorterWay() {
        PolygonFence fence = new PolygonFence(corners(-10, 170, -10, -170, 10, -170, 10, 170));
        for (double in : new double[] {170, 175, 180, -180, -175, -170}) {
            assertThat(fence.contains(0, in)).as("%s", in).isTrue();
        }
        for (double out : new double[] {169.9999999, -169.9999999, 0, 90, -90}) {
            assertThat(fence.contains(0, out)).as("%s", out).isFalse();
        }
        PolygonFence touching = new PolygonFence(corners(0, 170, 0, 180, 10, -180, 10, 170));
        assertThat(touching.contains(5, -180)).isTrue();
        assertThat(touching.contains(5, -179.9999999)).isFalse();
    }

    @Test
    void contains_pole_isInsideOnlyAsACorner() {
        PolygonFence wedge = new PolygonFence(corners(60, 0, 60, 90, 90, 45));
        assertThat(wedge.contains(90, -120)).isTrue();
        assertThat(wedge.contains(89, -120)).isFalse();
        assertThat(wedge.contains(-90, 45)).isFalse();
        assertThat(new PolygonFence(corners(60, 0, 60, 90, 89, 45)).contains(90, 45))
                .isFalse();
    }

    @Test
    void make_badPolygons_areRefused() {
        Object[][] bad = {
            {corners(0, 0, 1, 1), "want 3 to 1000 corners"},
            {corners(0, 0, 1, 1, 0, 0), "want 3 to 1000 corners, the last not the first again, got 2"},
            {Collections.nCopies(1002, new Position(0, 0)), "got 1002"},
            {corners(0, 0, 10, 10, 10, 0, 0, 10), "edge 1 meeting edge 3"},
            {corners(0, 0, 0, 10, 5, 5, 10, 10, 0, 5), "edge 1 meeting edge 4"},
            {corners(0, 0, 0, 10, 0, 5, 5, 5), "running back over itself"},
            {corners(0, 0, 0, 0.00000001, 5, 5, 5, 0), "edge 1 of no length"},
            {corners(0, 0, 0, 10, 0, 20), "edge 2 running back over itself"},
            {corners(0, 0, 0, 180, 10, 90), "edge 1 of 180"},
            {corners(60, 0, 60, 120, 60, -120), "a turn round the earth"},
            {
                corners(0, 0, 0, 100, 0, -160, 0, -60, 0, 20, 10, 20, 10, -60, 10, -160, 10, 100, 10, 0),
                "want less than 360 degrees of longitude, got 380"
            }
        };
        for (Object[] each : bad) {
            @SuppressWarnings("unchecked")
            List<Position> corners = (List<Position>) each[0];
            assertThatThrownBy(() -> new PolygonFence(corners))
                    .as("%s", each[1])
                    .isInstanceOf(InvalidGeoException.class)
                    .hasMessageContaining((String) each[1]);
        }
    }

    @Test
    void make_firstCornerAgainAtTheEndOrOtherDirection_isTheSame() {
        PolygonFence closed = new PolygonFence(corners(0, 0, 0, 10, 10, 10, 0, 0));
        assertThat(closed.corners()).isEqualTo(3);
        assertThat(closed.cost()).isEqualTo(3);
        PolygonFence reversed = new PolygonFence(corners(10, 10, 0, 10, 0, 0));
        assertThat(reversed.contains(1, 9)).isTrue();
        assertThat(closed.contains(1, 9)).isTrue();
    }

    @Test
    void make_thousandCorners_areTaken() {
        List<Position> circle = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            double angle = 2 * Math.PI * i / 1000;
            circle.add(new Position(80 * Math.sin(angle), Longitudes.wrapped(180 + 170 * Math.cos(angle))));
        }
        assertThatCode(() -> new PolygonFence(circle)).doesNotThrowAnyException();
        assertThat(new PolygonFence(circle).contains(0, 180)).isTrue();
    }

    /** Star-shaped polygons on a coarse grid, so that many points are on edges, against winding numbers in big integers. */
    @Test
    void contains_anyPolygon_agreesWithTheNaiveReference() {
        Random random = Seeds.random("PolygonFenceTest");
        int inside = 0;
        for (int round = 0; round < 2_000; round++) {
            double centre = random.nextInt(-180, 181);
            int[][] points = star(random, 3 + random.nextInt(12));
            PolygonFence fence;
            try {
                fence = new PolygonFence(Arrays.stream(points)
                        .map(p -> new Position(p[1], Longitudes.wrapped(centre + p[0])))
                        .toList());
            } catch (InvalidGeoException e) {
                // The last of three corners may fall on the first again, which leaves two.
                boolean isLine = points.length == 3 && Arrays.equals(points[0], points[2]);
                assertThat(e).hasMessageContaining(isLine ? "got 2" : "edge");
                continue;
            }
            for (int i = 0; i < 50; i++) {
                int[] p = {random.nextInt(-12, 13), random.nextInt(-12, 13)};
                boolean want = naive(points, p);
                inside += want ? 1 : 0;
                assertThat(fence.contains(p[1], Longitudes.wrapped(centre + p[0])))
                        .as("%s %s", Arrays.deepToString(points), Arrays.toString(p))
                        .isEqualTo(want);
            }
        }
        assertThat(inside).isGreaterThan(1_000);
    }

    private static int[][] star(Random random, int count) {
        double[] angles = random.doubles(count, 0, 2 * Math.PI).sorted().toArray();
        int[][] points = new int[count][];
        for (int i = 0; i < count; i++) {
            double radius = random.nextDouble(2, 11);
            points[i] = new int[] {
                (int) Math.round(radius * Math.cos(angles[i])), (int) Math.round(radius * Math.sin(angles[i]))
            };
        }
        return points;
    }

    /** On an edge, or a winding number other than 0. */
    private static boolean naive(int[][] points, int[] p) {
        int winding = 0;
        for (int i = 0; i < points.length; i++) {
            int[] a = points[i];
            int[] b = points[(i + 1) % points.length];
            int side = big(b[0] - a[0])
                    .multiply(big(p[1] - a[1]))
                    .subtract(big(p[0] - a[0]).multiply(big(b[1] - a[1])))
                    .signum();
            boolean withinBox = Math.min(a[0], b[0]) <= p[0]
                    && p[0] <= Math.max(a[0], b[0])
                    && Math.min(a[1], b[1]) <= p[1]
                    && p[1] <= Math.max(a[1], b[1]);
            if (side == 0 && withinBox) {
                return true;
            }
            if (a[1] <= p[1] && b[1] > p[1] && side > 0) {
                winding++;
            } else if (a[1] > p[1] && b[1] <= p[1] && side < 0) {
                winding--;
            }
        }
        return winding != 0;
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
