package io.tallystick.topology.readmodel;

import java.util.Optional;

/** Another instance has the ledger. */
public final class LedgerElsewhereException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String owner;

    /** @param owner {@code host:port} of the instance, or null if it does not say */
    public LedgerElsewhereException(int ledger, String owner) {
        super("ledger " + ledger + " is on another instance"
                + (owner == null ? ", which has no application.server set" : ": " + owner));
        this.owner = owner;
    }

    /** {@code host:port} of the instance that has it, as its {@code application.server} says. */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }
}
