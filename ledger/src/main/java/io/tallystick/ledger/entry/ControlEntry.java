package io.tallystick.ledger.entry;

/** An organisation's signed word to the ledger itself, kept verbatim: the kind's code, then the envelope. */
public abstract sealed class ControlEntry implements LedgerEntry permits RevocationEntry, ActivationEntry {
    private final EntryKind kind;
    private final byte[] envelope;

    /** @param envelope the COSE_Sign1 structure, 1 to 65,534 bytes; not copied */
    ControlEntry(EntryKind kind, byte[] envelope) {
        if (envelope.length < 1 || envelope.length > MAX_BYTES - 1) {
            throw new IllegalArgumentException(
                    "envelope: want 1 to " + (MAX_BYTES - 1) + " bytes, got " + envelope.length);
        }
        this.kind = kind;
        this.envelope = envelope;
    }

    static byte[] readEnvelope(EntryReader in) throws MalformedEntryException {
        byte[] envelope = in.rest("envelope");
        if (envelope.length == 0) {
            throw new MalformedEntryException("envelope: want at least 1 byte, got 0");
        }
        return envelope;
    }

    @Override
    public final EntryKind kind() {
        return kind;
    }

    @Override
    public final byte[] encode() {
        return new EntryWriter(kind).bytes(envelope).toBytes();
    }

    /** The envelope's bytes; shared, not to be changed. */
    public final byte[] envelope() {
        return envelope;
    }
}
