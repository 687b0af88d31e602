package io.tallystick.rules.geo;

/**
 * How a {@link DistanceTracker} counts: part of the contract, not of its state.
 *
 * @param noiseMetres a way of at most this is none; 0 to {@link GeoLimits#MAX_NOISE_METRES}
 * @param maxSpeedMetresPerSecond over 0, at most {@link GeoLimits#MAX_SPEED_METRES_PER_SECOND}
 * @param jumpsToRestart jumps in a row after which the newest is believed, 1 to {@link GeoLimits#MAX_JUMPS_IN_ROW}
 */
public record DistanceRule(double noiseMetres, double maxSpeedMetresPerSecond, int jumpsToRestart) {
    public DistanceRule {
        InvalidGeoException.requireRange("noise in metres", noiseMetres, 0, GeoLimits.MAX_NOISE_METRES);
        if (!(maxSpeedMetresPerSecond > 0)) {
            throw new InvalidGeoException("speed limit", "over 0 m/s", maxSpeedMetresPerSecond);
        }
        InvalidGeoException.requireRange(
                "speed limit in m/s", maxSpeedMetresPerSecond, 0, GeoLimits.MAX_SPEED_METRES_PER_SECOND);
        InvalidGeoException.requireRange("jumps to restart", (long) jumpsToRestart, 1, GeoLimits.MAX_JUMPS_IN_ROW);
    }
}
