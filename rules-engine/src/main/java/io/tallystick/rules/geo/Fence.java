package io.tallystick.rules.geo;

/** An area on the earth. What lies on its boundary is inside. */
public sealed interface Fence permits CircleFence, PolygonFence {
    /**
     * Whether a position is inside or on the boundary.
     *
     * @throws InvalidGeoException when the two are no position
     */
    boolean contains(double latitudeDegrees, double longitudeDegrees);

    /** The same for a made position. */
    default boolean contains(Position position) {
        return contains(position.latitudeDegrees(), position.longitudeDegrees());
    }

    /** How many steps one question takes at most, for the bound of a contract's cost. */
    int cost();
}
