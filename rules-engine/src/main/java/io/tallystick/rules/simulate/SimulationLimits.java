package io.tallystick.rules.simulate;

/** The bounds of a simulation, each with its reason. */
public final class SimulationLimits {
    /** Instances, one for each subject: as many as a data file may name. */
    public static final int MAX_INSTANCES = 100_000;

    /** Messages that one event may set off, of contracts that answer each other: more are a circle. */
    public static final int MAX_MESSAGES = 1_000;

    /** Alerts of one run that a comparison keeps: more than anybody reads. */
    public static final int MAX_ALERTS = 1_000_000;

    /** Smallest units that a party has where nothing is said of its money: enough for all, and far from the largest amount. */
    static final long AMPLE_MINOR = 1_000_000_000_000_000L;

    private SimulationLimits() {}
}
