package io.tallystick.rules.geo;

/** Longitudes of any number of degrees. */
final class Longitudes {
    private Longitudes() {}

    /** A longitude of -180 to 180 for any. */
    static double wrapped(double longitude) {
        double turned = longitude - 360 * Math.floor((longitude + 180) / 360);
        return Math.max(-180, Math.min(180, turned));
    }
}
