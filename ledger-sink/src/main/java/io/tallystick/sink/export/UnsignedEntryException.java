package io.tallystick.sink.export;

import java.io.IOException;

/** An entry was asked for that no checkpoint covers. */
public final class UnsignedEntryException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param where the ledger, as users know it
     * @param index that was asked for
     * @param size entries under the newest checkpoint; 0 if there is none
     */
    public UnsignedEntryException(String where, long index, long size) {
        super("entry " + index + ": " + where
                + (size == 0
                        ? " has no signed checkpoint, so nothing in it can be proved yet"
                        : " has entries 0 to " + (size - 1) + " under its newest signed checkpoint"));
    }

    /**
     * Requires {@code 0 <= index < size}.
     *
     * @throws UnsignedEntryException otherwise
     */
    public static void requireSigned(String where, long index, long size) throws UnsignedEntryException {
        if (index < 0 || index >= size) {
            throw new UnsignedEntryException(where, index, size);
        }
    }
}
