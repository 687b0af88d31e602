package io.tallystick.rules.geo;

/** Every limit of this package, inclusive. */
public final class GeoLimits {
    public static final double MAX_LATITUDE_DEGREES = 90;
    public static final double MAX_LONGITUDE_DEGREES = 180;

    /** A polygon has an inside from three corners on. */
    public static final int MIN_CORNERS = 3;

    /** A border of a city district or a port has fewer; a reading costs a step for each. */
    public static final int MAX_CORNERS = 1_000;

    /** Half of the sphere's girth, rounded up: such a circle holds every place. */
    public static final double MAX_RADIUS_METRES = 20_015_115;

    /** The longest dwell and gap, ten years: what is longer belongs in a timer of the contract. */
    public static final long MAX_DURATION_MILLIS = 3_653L * 86_400_000;

    /** Readings in a row that confirm a crossing. */
    public static final int MAX_CONFIRMATIONS = 100;

    public static final double MAX_NOISE_METRES = 100_000;

    /** Faster than anything that reports its position to a ledger from within the air. */
    public static final double MAX_SPEED_METRES_PER_SECOND = 100_000;

    /** Jumps in a row after which the distance begins again from the newest position. */
    public static final int MAX_JUMPS_IN_ROW = 1_000;

    /** The longest total distance: an integer that is a double without rounding. */
    public static final long MAX_TOTAL_MILLIMETRES = 1L << 53;

    private GeoLimits() {}
}
