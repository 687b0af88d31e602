package io.tallystick.rules.geo;

import io.tallystick.rules.number.DoubleText;

/** All places whose {@link GreatCircle} distance from the centre is the radius or less; defined across poles and the antimeridian. */
public final class CircleFence implements Fence {
    /** A degree of latitude, less than it is, so that the short cut never says no where the formula says yes. */
    private static final double SHORT_DEGREE_METRES = 111_000;

    private final Position centre;
    private final double radiusMetres;
    private final double cosine;
    private final double mostDegrees;

    /**
     * @param radiusMetres over 0, at most {@link GeoLimits#MAX_RADIUS_METRES}
     * @throws InvalidGeoException when the radius is not
     */
    public CircleFence(Position centre, double radiusMetres) {
        if (!(radiusMetres > 0 && radiusMetres <= GeoLimits.MAX_RADIUS_METRES)) {
            throw new InvalidGeoException(
                    "circle radius",
                    "over 0 to " + DoubleText.of(GeoLimits.MAX_RADIUS_METRES) + " metres",
                    radiusMetres);
        }
        this.centre = centre;
        this.radiusMetres = radiusMetres;
        this.cosine = GreatCircle.cosine(centre.latitudeDegrees());
        this.mostDegrees = radiusMetres / SHORT_DEGREE_METRES + 1e-9;
    }

    public Position centre() {
        return centre;
    }

    public double radiusMetres() {
        return radiusMetres;
    }

    @Override
    public boolean contains(double latitudeDegrees, double longitudeDegrees) {
        Position.require(latitudeDegrees, longitudeDegrees);
        if (Math.abs(latitudeDegrees - centre.latitudeDegrees()) > mostDegrees) {
            return false;
        }
        double distance = GreatCircle.metres(
                centre.latitudeDegrees(),
                centre.longitudeDegrees(),
                cosine,
                latitudeDegrees,
                longitudeDegrees,
                GreatCircle.cosine(latitudeDegrees));
        return distance <= radiusMetres;
    }

    @Override
    public int cost() {
        return 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CircleFence circle
                && centre.equals(circle.centre)
                && radiusMetres == circle.radiusMetres;
    }

    @Override
    public int hashCode() {
        return 31 * centre.hashCode() + Double.hashCode(radiusMetres);
    }
}
