package io.tallystick.ledger.entry;

/**
 * One leaf of a ledger: the bytes that are stored, hashed and proven. The grammar is docs/reference/ledger-format.md.
 * Integers are big-endian and unsigned.
 *
 * <pre>
 * entry        = genesis / introduction / event / gap / revocation / activation / outcome / message / seal
 *                                                                  ; at most 65,535 bytes
 * str8         = length:u8 UTF-8-bytes
 * </pre>
 */
public sealed interface LedgerEntry
        permits GenesisEntry, IntroductionEntry, EventEntry, GapEntry, ControlEntry, OutcomeEntry, MessageEntry, Seal {
    /** The largest entry, in bytes: the bound of the C2SP tlog-tiles entry bundle, whose length field is a uint16. */
    int MAX_BYTES = 65_535;

    /** What this entry is; its first byte. */
    EntryKind kind();

    /** The bytes of this entry: a leaf of the tree. */
    byte[] encode();

    /**
     * Reads one entry, which must fill the whole array.
     *
     * @throws MalformedEntryException if the bytes are not exactly one entry in its one canonical form
     */
    static LedgerEntry decode(byte[] bytes) throws MalformedEntryException {
        return decode(bytes, 0, bytes.length);
    }

    /**
     * Reads the entry that fills {@code bytes[offset, offset + length)}.
     *
     * @throws MalformedEntryException if the bytes are not exactly one entry in its one canonical form
     */
    static LedgerEntry decode(byte[] bytes, int offset, int length) throws MalformedEntryException {
        if (length < 1 || length > MAX_BYTES) {
            throw new MalformedEntryException("entry length: want 1 to " + MAX_BYTES + " bytes, got " + length);
        }
        EntryReader in = new EntryReader(bytes, offset, length);
        EntryKind kind = EntryKind.ofCode(in.u8("kind"));
        LedgerEntry entry = switch (kind) {
            case GENESIS -> GenesisEntry.read(in);
            case INTRODUCTION -> IntroductionEntry.read(in);
            case EVENT -> EventEntry.read(in);
            case GAP -> GapEntry.read(in);
            case REVOCATION -> RevocationEntry.read(in);
            case ACTIVATION -> ActivationEntry.read(in);
            case OUTCOME -> OutcomeEntry.read(in);
            case MESSAGE -> MessageEntry.read(in);
            case SEAL -> Seal.read(in);
        };
        in.end(kind);
        return entry;
    }
}
