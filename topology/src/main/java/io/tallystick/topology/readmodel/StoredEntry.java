package io.tallystick.topology.readmodel;

import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;

/**
 * One entry of a committed block.
 *
 * @param block the block that holds it
 * @param index its index in the ledger
 */
public record StoredEntry(StoredBlock block, long index) {
    /** Its bytes: a leaf of the tree; a copy. */
    public byte[] bytes() {
        return block.entryBytes(index);
    }

    /**
     * What it says.
     *
     * @throws IllegalStateException if it is no entry, which the topic of blocks never holds
     */
    public LedgerEntry decode() {
        try {
            return LedgerEntry.decode(bytes());
        } catch (MalformedEntryException e) {
            throw new IllegalStateException(
                    "ledger " + block.ledger() + ", entry " + index + " is none: " + e.getMessage(), e);
        }
    }
}
