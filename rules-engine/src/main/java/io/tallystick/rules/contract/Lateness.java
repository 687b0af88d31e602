package io.tallystick.rules.contract;

/**
 * What becomes of a reading whose time lies before that of one already taken from the same input.
 *
 * @param withinMillis how late it may be to be looked at at all: 0 to 3,660 days; later ones are noted and left out
 * @param then what to do with those within
 * @param graceMillis how far signals look at the ledger's clock behind its time, for readings on their way: 0 to 3,660 days
 */
public record Lateness(long withinMillis, Then then, long graceMillis) {
    /** Late readings are left out; the clock counts as it is. */
    public static final Lateness IGNORED = new Lateness(0, Then.IGNORE, 0);

    public enum Then {
        /** Left out. */
        IGNORE,
        /** Left out of everything computed, and the outcome says so. */
        FLAG,
        /** Everything since is computed again with it, and what comes out differently is made up for. */
        CORRECT
    }
}
