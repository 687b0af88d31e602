package io.tallystick.topology.readmodel;

/** The ledgers of a network, as far as this instance has them. Safe for many threads. */
public interface LedgerQueries {
    /** How many ledgers the network has. */
    int ledgerCount();

    /**
     * One ledger's queries.
     *
     * @param ledger 0 to {@code ledgerCount() - 1}
     * @throws LedgerElsewhereException if another instance has it
     * @throws LedgerUnavailableException if nobody has it now
     */
    LedgerView ledger(int ledger) throws LedgerElsewhereException, LedgerUnavailableException;
}
