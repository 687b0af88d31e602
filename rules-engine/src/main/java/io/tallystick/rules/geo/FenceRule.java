package io.tallystick.rules.geo;

/**
 * What a {@link FenceTracker} watches for: part of the contract, not of its state.
 *
 * @param dwellMillis a stay at least this long is a DWELL; 0 for none; at most {@link GeoLimits#MAX_DURATION_MILLIS}
 * @param maxGapMillis a stay's clock begins again when no position came for longer than this; 0 for never
 * @param confirmations positions in a row on the other side that make a crossing, 1 to {@link GeoLimits#MAX_CONFIRMATIONS}
 */
public record FenceRule(Fence fence, long dwellMillis, long maxGapMillis, int confirmations) {
    public FenceRule {
        if (fence == null) {
            throw new InvalidGeoException("fence rule", "a fence", null);
        }
        InvalidGeoException.requireRange("dwell in milliseconds", dwellMillis, 0, GeoLimits.MAX_DURATION_MILLIS);
        InvalidGeoException.requireRange("gap in milliseconds", maxGapMillis, 0, GeoLimits.MAX_DURATION_MILLIS);
        InvalidGeoException.requireRange("confirmations", (long) confirmations, 1, GeoLimits.MAX_CONFIRMATIONS);
    }

    /** One position is enough to cross, no dwell, no gap. */
    public static FenceRule of(Fence fence) {
        return new FenceRule(fence, 0, 0, 1);
    }
}
