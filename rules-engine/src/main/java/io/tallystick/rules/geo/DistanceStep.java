package io.tallystick.rules.geo;

/** What one position did to a {@link DistanceTracker}. */
public enum DistanceStep {
    /** The first position: distance is counted from here. */
    FIRST,
    /** The way from the last counted position was added. */
    MOVED,
    /** Within the noise of the last counted position: nothing added. */
    NOISE,
    /** Farther than the speed limit allows: passed over. */
    JUMP,
    /** As many jumps in a row as the rule bears: counted from here on, the way to here not added. */
    RESTARTED,
    /** Before the newest position: passed over. */
    LATE
}
