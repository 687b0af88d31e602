package io.tallystick.ledger.entry;

/** The kinds of leaves a ledger has; the code is an entry's first byte. */
public enum EntryKind {
    GENESIS(0, false),
    INTRODUCTION(1, false),
    EVENT(2, true),
    GAP(3, false),
    REVOCATION(4, true),
    ACTIVATION(5, true),
    OUTCOME(6, false),
    MESSAGE(7, true),
    SEAL(8, false);

    private static final EntryKind[] BY_CODE = values();

    private final int code;
    private final boolean input;

    EntryKind(int code, boolean input) {
        this.code = code;
        this.input = input;
    }

    /** The first byte of an entry of this kind. */
    public int code() {
        return code;
    }

    /** Whether each entry of this kind is one input record that was taken in. */
    public boolean isInput() {
        return input;
    }

    /**
     * The kind of an entry's first byte.
     *
     * @throws MalformedEntryException if no kind has that code
     */
    public static EntryKind ofCode(int code) throws MalformedEntryException {
        if (code < 0 || code >= BY_CODE.length) {
            throw new MalformedEntryException("entry kind: want 0 to 8, got " + code);
        }
        return BY_CODE[code];
    }
}
