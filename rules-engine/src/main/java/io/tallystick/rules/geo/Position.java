package io.tallystick.rules.geo;

/**
 * A place on WGS84 (EPSG:4326).
 *
 * @param latitudeDegrees -90 (south) to 90 (north), inclusive
 * @param longitudeDegrees -180 (west) to 180 (east), inclusive; -180 and 180 are the same meridian, and at a pole every
 *     longitude is the same place
 */
public record Position(double latitudeDegrees, double longitudeDegrees) {
    public Position {
        require(latitudeDegrees, longitudeDegrees);
        latitudeDegrees += 0.0;
        longitudeDegrees += 0.0;
    }

    /**
     * Says that the two are a position, without making one.
     *
     * @throws InvalidGeoException when one is out of range, infinite or NaN
     */
    public static void require(double latitudeDegrees, double longitudeDegrees) {
        if (!(Math.abs(latitudeDegrees) <= GeoLimits.MAX_LATITUDE_DEGREES)) {
            throw new InvalidGeoException("latitude", "-90 to 90 degrees", latitudeDegrees);
        }
        if (!(Math.abs(longitudeDegrees) <= GeoLimits.MAX_LONGITUDE_DEGREES)) {
            throw new InvalidGeoException("longitude", "-180 to 180 degrees", longitudeDegrees);
        }
    }
}
