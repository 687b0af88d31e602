package io.tallystick.ledger.entry;

/**
 * An organisation's signed envelope that revokes one of its devices, from this entry's index on.
 *
 * <pre>
 * revocation = %x04 envelope
 * </pre>
 */
public final class RevocationEntry extends ControlEntry {
    /** @param envelope the COSE_Sign1 structure, 1 to 65,534 bytes; not copied */
    public RevocationEntry(byte[] envelope) {
        super(EntryKind.REVOCATION, envelope);
    }

    static RevocationEntry read(EntryReader in) throws MalformedEntryException {
        return new RevocationEntry(readEnvelope(in));
    }
}
