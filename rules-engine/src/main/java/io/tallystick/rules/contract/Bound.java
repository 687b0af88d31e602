package io.tallystick.rules.contract;

/**
 * What a param must be because a fence or distance takes it.
 *
 * @param param a place in the contract's params
 * @param least the least that it may be, in the unit that is wanted; milliseconds of a duration
 * @param isLeastIn whether it may be that, or must be more
 * @param most the most, inclusive
 * @param number how it is taken; null for a duration
 * @param what it is for, as in {@code fence port: radius in m}
 */
public record Bound(int param, double least, boolean isLeastIn, double most, Measured number, String what) {
    /** @param value in the unit that is wanted, or milliseconds */
    public boolean holds(double value) {
        return (isLeastIn ? value >= least : value > least) && value <= most;
    }
}
