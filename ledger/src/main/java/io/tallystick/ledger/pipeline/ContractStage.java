package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.state.StateBackend;

/**
 * The stage that runs contracts, between ordering and sealing. It is told of every entry and of the ledger's clock, and
 * answers with outcomes, which become leaves. Whoever audits a ledger runs it again; so what it emits may depend on nothing
 * but the genesis, the ledger's number and the calls so far.
 *
 * <p>The ledger keeps {@code D}, {@code H}, {@code M}, {@code N} and {@code S} as the first byte of its own keys in the
 * backend; a stage's keys begin with others. Not for use by several threads at once.
 */
public interface ContractStage {
    /** No contracts. */
    ContractStage NONE = new NoContracts();

    /** The most bytes of the one outcome that {@link #sealing} may emit, as an entry. Part of the format. */
    int MAX_STATEMENT_BYTES = BlockLimits.STATEMENT_BYTES - Short.BYTES;

    /** Takes the contracts of a ledger up where the backend says they were left, or as none. */
    interface Factory {
        ContractStage open(Genesis genesis, int ledger, StateBackend backend);
    }

    /** Where outcomes go. */
    interface Emitter {
        /**
         * Appends an outcome to the ledger.
         *
         * @return its index
         */
        long outcome(OutcomeEntry entry);
    }

    /**
     * The ledger's clock came to a time, which is later than at the call before: the timers that are due fire. Called before
     * the first entry of a block, if the block opened at a later time, and after an event that moved the clock.
     *
     * @param timeMillis milliseconds since 1970
     */
    void advance(long timeMillis, Emitter out);

    /**
     * An entry was appended and applied to the ledger's state.
     *
     * @param index the entry's
     * @param timeMillis the ledger's clock, which this entry may have moved; {@link #advance} has been called for it
     */
    void entered(long index, LedgerStep step, long timeMillis, Emitter out);

    /**
     * The block is about to be sealed: the last outcome of the block, if any, is emitted now; at most one, of at most
     * {@link #MAX_STATEMENT_BYTES}. Not called for a block that gets full amid the outcomes of an entry or of timers: what
     * it would have said is said before the next seal.
     */
    void sealing(long timeMillis, Emitter out);

    /** When the next timer is due, milliseconds since 1970; {@link Long#MAX_VALUE} if none waits. */
    long nextDueMillis();

    /** Puts what changed since the last time into the backend; called between blocks, before a commit. */
    void write();
}
