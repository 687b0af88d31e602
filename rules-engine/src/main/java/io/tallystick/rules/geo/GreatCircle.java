package io.tallystick.rules.geo;

/**
 * Distances on a sphere of the earth's mean radius by the haversine formula. The earth is flattened: a distance on the ellipsoid
 * differs by up to 0.56 %. All of it is {@link StrictMath}: the same bits everywhere.
 */
public final class GreatCircle {
    /** The mean radius R1 = (2a + b) / 3 of WGS84 (NIMA TR8350.2), in metres. */
    public static final double RADIUS_METRES = 6_371_008.8;

    private static final double RADIANS_PER_DEGREE = StrictMath.PI / 180;

    private GreatCircle() {}

    public static double metres(Position a, Position b) {
        return metres(a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(), b.longitudeDegrees());
    }

    /**
     * The shortest way between two positions, 0 to half the girth, in metres.
     *
     * @throws InvalidGeoException when one is no position
     */
    public static double metres(double latitudeA, double longitudeA, double latitudeB, double longitudeB) {
        Position.require(latitudeA, longitudeA);
        Position.require(latitudeB, longitudeB);
        return metres(latitudeA, longitudeA, cosine(latitudeA), latitudeB, longitudeB, cosine(latitudeB));
    }

    static double cosine(double degrees) {
        return StrictMath.cos(degrees * RADIANS_PER_DEGREE);
    }

    static double metres(double latA, double lonA, double cosA, double latB, double lonB, double cosB) {
        double halfLatitude = StrictMath.sin((latB - latA) * RADIANS_PER_DEGREE / 2);
        double halfLongitude = StrictMath.sin((lonB - lonA) * RADIANS_PER_DEGREE / 2);
        double haversine = halfLatitude * halfLatitude + cosA * cosB * (halfLongitude * halfLongitude);
        return 2 * RADIUS_METRES * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(haversine)));
    }
}
