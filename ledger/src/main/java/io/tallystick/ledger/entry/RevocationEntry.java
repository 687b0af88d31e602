package io.tallystick.ledger.entry;

/**
 * An organisation's signed envelope that revokes one of its devices, from this entry's index on.
 *
 * <pre>
 * revocation = %x04 envelope
 * </pre>
 */
public final class RevocationEntry implements LedgerEntry {
    private final byte[] envelope;

    /** @param envelope the COSE_Sign1 structure, 1 to 65,534 bytes; not copied */
    public RevocationEntry(byte[] envelope) {
        if (envelope.length < 1 || envelope.length > MAX_BYTES - 1) {
            throw new IllegalArgumentException(
                    "envelope: want 1 to " + (MAX_BYTES - 1) + " bytes, got " + envelope.length);
        }
        this.envelope = envelope;
    }

    static RevocationEntry read(EntryReader in) throws MalformedEntryException {
        byte[] envelope = in.rest("envelope");
        if (envelope.length == 0) {
            throw new MalformedEntryException("envelope: want at least 1 byte, got 0");
        }
        return new RevocationEntry(envelope);
    }

    @Override
    public EntryKind kind() {
        return EntryKind.REVOCATION;
    }

    @Override
    public byte[] encode() {
        return new EntryWriter(EntryKind.REVOCATION).bytes(envelope).toBytes();
    }

    /** The envelope's bytes; shared, not to be changed. */
    public byte[] envelope() {
        return envelope;
    }
}
