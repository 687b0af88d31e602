package io.tallystick.bench.cluster;

import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignedNote;
import java.nio.ByteBuffer;

/** How far a ledger is by what it published, taken at its word: for watching one's own application, not for trust. */
public final class Published {
    private Published() {}

    /**
     * The seal of a block.
     *
     * @param bundle the block's entries, the seal last
     * @throws IllegalStateException if an entry is cut off, or the last is not a seal
     */
    public static Seal seal(ByteBuffer bundle) {
        BundleReader entries = new BundleReader(bundle);
        while (entries.next()) {
            // Only the last one is wanted.
        }
        try {
            LedgerEntry last = LedgerEntry.decode(entries.entry());
            if (last instanceof Seal seal) {
                return seal;
            }
            throw new IllegalStateException("a block's last entry: want a seal, got " + last.kind());
        } catch (MalformedEntryException e) {
            throw new IllegalStateException("a block's last entry: want a seal, got " + e.getMessage(), e);
        }
    }

    /**
     * The size of the ledger that a checkpoint signs; its signatures are not checked.
     *
     * @param ledger names it in errors
     * @throws IllegalStateException if it is not a checkpoint
     */
    public static long signedSize(int ledger, byte[] note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).unverifiedText()).size();
        } catch (NoteException e) {
            throw new IllegalStateException("checkpoint of ledger " + ledger + ": " + e.getMessage(), e);
        }
    }
}
