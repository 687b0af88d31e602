package io.tallystick.rules.contract;

/** Bounds of what a contract may ask of an engine, in one place; each inclusive. */
public final class ContractLimits {
    /**
     * The most that one input or one timer may cost, in the units of {@link ContractCost}: some tens of milliseconds at the very worst, so
     * that no contract can hold up a ledger.
     */
    public static final long MAX_COST = 2_000_000;

    /** State changes that one input may bring about by conditions; the next one suspends the instance. */
    public static final int MAX_TRANSITIONS = 16;

    /** The largest state of one instance in bytes, well below what a record may hold. */
    public static final long MAX_STATE_BYTES = 768 * 1024;

    private ContractLimits() {}
}
