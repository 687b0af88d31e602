package io.tallystick.sink.verify;

import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.tile.TileException;

/**
 * Why something does not hold.
 *
 * @param ledger which ledger, from 0; -1 where it is about the network
 * @param index of the first bad entry, from 0; -1 where it is not one entry
 * @param height of the first bad block, from 0; -1 where it is not one block, or not known which
 * @param file relative to the archive, with {@code /}; empty where it is not one file
 * @param message the whole sentence, the place included
 */
public record Defect(int ledger, long index, long height, String file, String message) {
    private static final int NONE = -1;

    /** About the network as a whole. */
    public static Defect ofNetwork(String file, String problem) {
        return new Defect(NONE, NONE, NONE, file, (file.isEmpty() ? "" : file + ": ") + problem);
    }

    /** About a ledger as a whole. */
    public static Defect ofLedger(int ledger, String problem) {
        return new Defect(ledger, NONE, NONE, "", "ledger " + ledger + ": " + problem);
    }

    /** About a file of a ledger; {@code file} relative to the archive. */
    public static Defect ofFile(int ledger, String file, String problem) {
        return new Defect(ledger, NONE, NONE, file, "ledger " + ledger + ", file " + file + ": " + problem);
    }

    /** About a block. */
    public static Defect ofBlock(int ledger, long height, String problem) {
        return new Defect(ledger, NONE, height, "", "ledger " + ledger + ", block " + height + ": " + problem);
    }

    /** What the audit of the entries found. */
    public static Defect of(LedgerInvalidException e) {
        return new Defect(e.ledger(), e.index(), e.height(), "", e.getMessage());
    }

    /** What the audit of the tiles found. */
    public static Defect of(int ledger, TileException e) {
        long entry = e.entry().orElse(NONE);
        String place = "ledger " + ledger + (entry == NONE ? "" : ", entry " + entry);
        return new Defect(ledger, entry, NONE, "", place + ": " + e.getMessage());
    }

    @Override
    public String toString() {
        return message;
    }
}
