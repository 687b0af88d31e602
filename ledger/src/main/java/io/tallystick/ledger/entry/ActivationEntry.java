package io.tallystick.ledger.entry;

/**
 * An organisation's signed envelope about a contract: its word that the contract's text is to run here, or no longer. What
 * it comes to, and when all who must sign have signed, is for the contracts to say; the ledger keeps it.
 *
 * <pre>
 * activation = %x05 envelope
 * </pre>
 */
public final class ActivationEntry extends ControlEntry {
    /** @param envelope the COSE_Sign1 structure, 1 to 65,534 bytes; not copied */
    public ActivationEntry(byte[] envelope) {
        super(EntryKind.ACTIVATION, envelope);
    }

    static ActivationEntry read(EntryReader in) throws MalformedEntryException {
        return new ActivationEntry(readEnvelope(in));
    }
}
