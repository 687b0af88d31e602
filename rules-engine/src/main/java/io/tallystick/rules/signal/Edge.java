package io.tallystick.rules.signal;

/** What a signal reports. */
public enum Edge {
    /** A level signal came on; it held since the run's first sample. */
    RAISED,
    /** A level signal went off; its clear condition held since the clear run's first sample. */
    CLEARED,
    /** All steps came in time; since the first step. */
    COMPLETED,
    /** The time for the steps ended before the last came; since the first step or the opening. */
    MISSED,
    /** Something else came where only the next step may come; since the first step or the opening. */
    BROKEN
}
