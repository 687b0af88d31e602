package io.tallystick.topology.readmodel;

/** Nobody can answer for the ledger now: it is being assigned or restored. Passing. */
public final class LedgerUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param why what goes on, for people */
    public LedgerUnavailableException(int ledger, String why) {
        super("ledger " + ledger + " cannot be queried now: " + why + "; ask again in a while");
    }
}
