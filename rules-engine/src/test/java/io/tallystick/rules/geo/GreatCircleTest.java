package io.tallystick.rules.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tallystick.rules.number.DoubleText;
import io.tallystick.rules.state.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GreatCircleTest {
    /**
     * Computed with mpmath 1.3.0 at 40 digits by another formula (Vincenty's for a sphere, arc tangent of a quotient), radius
     * 6,371,008.8 m.
     */
    private static final double[][] KNOWN = {
        {51.4775, -0.461389, 40.639722, -73.778889, 5539456.5899030356475},
        {36.12, -86.67, 33.94, -118.40, 2886448.4297648545875},
        {0, 179.9999, 0, -179.9999, 22.239016046706582569},
        {89.9999, 0, 89.9999, 180, 22.239016046706582569},
        {-33.946111, 151.177222, -33.392778, -70.785556, 11340380.071794947147},
        {52.205, 0.119, 52.205, 0.1190001, 0.0068144581397932621932},
        {0, 0, 0, 180, 20015114.442035924312},
        {0, 0, 0, 1, 111195.08023353291285},
        {48.857, 2.351, 52.205, 0.119, 404279.72240284445226},
        {90, 17, -90, -100, 20015114.442035924312}
    };

    @Test
    void metres_knownDistances_areMet() {
        for (double[] known : KNOWN) {
            double metres = GreatCircle.metres(known[0], known[1], known[2], known[3]);
            assertThat(metres).isCloseTo(known[4], within(1e-6 + 1e-12 * known[4]));
        }
    }

    /**
     * Published elsewhere: Nashville (BNA) to Los Angeles (LAX) is 2887.2599506071106 km on a sphere of 6372.8 km (Rosetta Code,
     * "Haversine formula").
     */
    @Test
    void metres_publishedDistance_isMet() {
        double published = 2_887_259.950_607_1106 * (GreatCircle.RADIUS_METRES / 6_372_800);
        assertThat(GreatCircle.metres(36.12, -86.67, 33.94, -118.40)).isCloseTo(published, within(1e-6));
    }

    @Test
    void metres_anyTwo_agreeWithTheChordAndAreTheSameBothWays() {
        Random random = Seeds.random("GreatCircleTest");
        for (int i = 0; i < 20_000; i++) {
            double[] p = {
                random.nextDouble(-90, 90),
                random.nextDouble(-180, 180),
                random.nextDouble(-90, 90),
                random.nextDouble(-180, 180)
            };
            double metres = GreatCircle.metres(p[0], p[1], p[2], p[3]);
            assertThat(metres).isEqualTo(GreatCircle.metres(p[2], p[3], p[0], p[1]));
            assertThat(metres).isCloseTo(byChord(p), within(0.5));
        }
    }

    @Test
    void metres_samePlace_isZero() {
        assertThat(GreatCircle.metres(12.5, 180, 12.5, -180)).isLessThan(1e-8);
        assertThat(GreatCircle.metres(90, 0, 90, 123)).isLessThan(1e-8);
        assertThat(GreatCircle.metres(12.5, 7, 12.5, 7)).isZero();
    }

    /** The fingerprint of many results, made once on JDK 17: another machine or JDK must come to the same bits. */
    @Test
    void metres_manyResults_areTheSameBitsEverywhere() {
        long fingerprint = 0;
        for (int i = 0; i < 10_000; i++) {
            double metres = GreatCircle.metres(
                    (i * 37 % 1800 - 900) / 10.0, (i * 91 % 3600 - 1800) / 10.0, (i * 53 % 1800 - 900) / 10.0, i % 180);
            fingerprint = 31 * fingerprint + Double.doubleToLongBits(metres);
        }
        assertThat(fingerprint).isEqualTo(-8677247807291585801L);
    }

    @Test
    void position_outOfRangeOrNotANumber_isRefused() {
        for (double wrong : new double[] {Double.NaN, 90.0000001, -91, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Position(wrong, 0))
                    .isInstanceOf(InvalidGeoException.class)
                    .hasMessage("latitude: want -90 to 90 degrees, got " + DoubleText.of(wrong));
        }
        for (double wrong : new double[] {Double.NaN, 180.0000001, -181, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> new Position(0, wrong))
                    .hasMessage("longitude: want -180 to 180 degrees, got " + DoubleText.of(wrong));
            assertThatThrownBy(() -> GreatCircle.metres(0, 0, 0, wrong)).isInstanceOf(InvalidGeoException.class);
        }
        // Java 17 itself would print 1.9999999999999998E23, later ones 2.0E23.
        assertThatThrownBy(() -> new Position(2E23, 0)).hasMessageEndingWith("got 2e+23");
        assertThat(new Position(-0.0, -0.0)).isEqualTo(new Position(0.0, 0.0));
    }

    private static double byChord(double[] p) {
        double[] a = unit(p[0], p[1]);
        double[] b = unit(p[2], p[3]);
        double chord = Math.sqrt(
                (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
        return 2 * GreatCircle.RADIUS_METRES * Math.asin(Math.min(1, chord / 2));
    }

    private static double[] unit(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }
}
