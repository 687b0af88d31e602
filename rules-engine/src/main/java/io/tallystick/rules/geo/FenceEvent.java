package io.tallystick.rules.geo;

/** What one reading or one moment did to a {@link FenceTracker}; at most one of them at once. */
public enum FenceEvent {
    NONE,
    /** Known to be inside, and was not before. */
    ENTER,
    /** Known to be outside, after an ENTER. */
    EXIT,
    /** Inside for at least the dwell time, once for each stay. */
    DWELL
}
