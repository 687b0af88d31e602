package io.tallystick.topology.readmodel;

/** Something was not found by device, subject and number, and the index does not cover the whole ledger yet. */
public final class IndexBehindException extends Exception {
    private static final long serialVersionUID = 1L;

    IndexBehindException(int ledger, long indexed, long size) {
        super("ledger " + ledger + ": the index covers " + indexed + " of " + size
                + " entries and catches up; ask again in a while");
    }
}
