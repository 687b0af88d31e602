package io.tallystick.ledger.audit;

/** A ledger does not hold; says where it first goes wrong, what was wanted and what was found. */
public final class LedgerInvalidException extends Exception {
    private final int ledger;
    private final long index;
    private final long height;

    /**
     * @param ledger which ledger
     * @param index the first bad leaf
     * @param height the block that the leaf lies in
     */
    public LedgerInvalidException(int ledger, long index, long height, String message) {
        super("ledger " + ledger + ", entry " + index + " (block " + height + "): " + message);
        this.ledger = ledger;
        this.index = index;
        this.height = height;
    }

    public int ledger() {
        return ledger;
    }

    /** The first bad leaf's index. */
    public long index() {
        return index;
    }

    /** The height of the block with the first bad leaf. */
    public long height() {
        return height;
    }
}
