package io.tallystick.ledger.tile;

import java.io.IOException;

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

    private final Reason reason;

    public TileException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
