package io.tallystick.ledger.tile;

import java.io.IOException;
import java.util.OptionalLong;

/** A tile or entry bundle that is missing, malformed or not what the tree calls for; the message names its path. */
public final class TileException extends IOException {
    /** What is wrong. */
    public enum Reason {
        /** The path is not one of a tile, or not in canonical form. */
        MALFORMED_PATH,
        /** There is no such tile. */
        MISSING,
        /** The bytes are not a tile or bundle of the width in the path. */
        MALFORMED,
        /** The bytes are another tile than the entries call for, or the tree's root is not the one expected. */
        MISMATCH
    }

    private static final long NO_ENTRY = -1;

    private final Reason reason;
    private final long entry;

    public TileException(Reason reason, String message) {
        this(reason, message, NO_ENTRY);
    }

    /** @param entry index of the first bad entry, from 0 */
    public TileException(Reason reason, String message, long entry) {
        super(message);
        this.reason = reason;
        this.entry = entry;
    }

    public Reason reason() {
        return reason;
    }

    /** Index of the first bad entry, where it is known which. */
    public OptionalLong entry() {
        return entry == NO_ENTRY ? OptionalLong.empty() : OptionalLong.of(entry);
    }
}
