package io.tallystick.topology.readmodel;

/** There is no proof of an entry yet: no signed checkpoint covers it, or what has been taken in does not reach that far. Passing. */
public final class ProofBehindException extends Exception {
    private static final long serialVersionUID = 1L;

    ProofBehindException(int ledger, long index, String why) {
        super("ledger " + ledger + ", entry " + index + " has no proof yet: " + why + "; ask again in a while");
    }
}
