package io.tallystick.rules.forecast;

/** How large things of this package may be, each with its reason. */
public final class ForecastLimits {
    /** Slots of a season: one slot would be no season. */
    public static final int MIN_SEASON = 2;

    /** Slots of a season: 8 KB of state, 16 KB while starting; an hour of the week is one of 168. */
    public static final int MAX_SEASON = 1_000;

    /** Steps ahead: ten of the longest seasons. */
    public static final int MAX_HORIZON = 10_000;

    /** The largest magnitude of an observation; leaves room to square and to add without leaving a double's range. */
    public static final double MAX_OBSERVATION = 1e100;

    /** The largest magnitude of level, trend and season; beyond it a forecast has run away and starts over. */
    public static final double MAX_COMPONENT = 1e120;

    private ForecastLimits() {}
}
