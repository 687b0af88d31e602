package io.tallystick.ledger.entry;

/** The kinds of leaves a ledger has; the code is an entry's first byte. Codes 5 to 7 are kept for contracts. */
public enum EntryKind {
    GENESIS(0),
    INTRODUCTION(1),
    EVENT(2),
    GAP(3),
    REVOCATION(4),
    SEAL(8);

    private static final EntryKind[] BY_CODE = new EntryKind[9];

    static {
        for (EntryKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;

    EntryKind(int code) {
        this.code = code;
    }

    /** The first byte of an entry of this kind. */
    public int code() {
        return code;
    }

    /**
     * The kind of an entry's first byte.
     *
     * @throws MalformedEntryException if no kind has that code
     */
    public static EntryKind ofCode(int code) throws MalformedEntryException {
        EntryKind kind = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (kind == null) {
            throw new MalformedEntryException("entry kind: want 0, 1, 2, 3, 4 or 8, got " + code);
        }
        return kind;
    }
}
