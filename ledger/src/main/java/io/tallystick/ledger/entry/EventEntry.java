package io.tallystick.ledger.entry;

/**
 * A device's signed envelope, kept verbatim.
 *
 * <pre>
 * event = %x02 flags:u8 envelope   ; flags: bit 0 late, bits 1-2 trust (0 device, 1 gateway), others 0
 * </pre>
 */
public final class EventEntry implements LedgerEntry {
    /** The bytes of an event entry before its envelope. */
    public static final int HEADER_BYTES = 2;

    /** The largest envelope that fits an entry, in bytes. */
    public static final int MAX_ENVELOPE_BYTES = MAX_BYTES - HEADER_BYTES;

    private static final int LATE = 1;

    private final boolean late;
    private final TrustLevel trust;
    private final byte[] envelope;

    /**
     * @param late whether it came after its number had been entered as missing
     * @param envelope the COSE_Sign1 structure, 1 to {@link #MAX_ENVELOPE_BYTES} bytes; not copied
     */
    public EventEntry(boolean late, TrustLevel trust, byte[] envelope) {
        if (envelope.length < 1 || envelope.length > MAX_ENVELOPE_BYTES) {
            throw new IllegalArgumentException(
                    "envelope: want 1 to " + MAX_ENVELOPE_BYTES + " bytes, got " + envelope.length);
        }
        this.late = late;
        this.trust = trust;
        this.envelope = envelope;
    }

    static EventEntry read(EntryReader in) throws MalformedEntryException {
        int flags = in.u8("flags");
        TrustLevel trust = TrustLevel.ofCode(flags >> 1);
        byte[] envelope = in.rest("envelope");
        if (envelope.length == 0) {
            throw new MalformedEntryException("envelope: want at least 1 byte, got 0");
        }
        return new EventEntry((flags & LATE) != 0, trust, envelope);
    }

    @Override
    public EntryKind kind() {
        return EntryKind.EVENT;
    }

    @Override
    public byte[] encode() {
        byte[] entry = new byte[size()];
        encode(entry, 0);
        return entry;
    }

    /** How many bytes {@link #encode} gives. */
    public int size() {
        return HEADER_BYTES + envelope.length;
    }

    /** Writes {@link #encode}'s bytes to {@code out[at, at + size())}: the hot path's way, one copy less. */
    public void encode(byte[] out, int at) {
        out[at] = (byte) EntryKind.EVENT.code();
        out[at + 1] = flags(late, trust);
        System.arraycopy(envelope, 0, out, at + HEADER_BYTES, envelope.length);
    }

    /** The flags byte of an event. */
    public static byte flags(boolean late, TrustLevel trust) {
        return (byte) (trust.code() << 1 | (late ? LATE : 0));
    }

    public boolean late() {
        return late;
    }

    public TrustLevel trust() {
        return trust;
    }

    /** The envelope's bytes; shared, not to be changed. */
    public byte[] envelope() {
        return envelope;
    }
}
