package io.tallystick.ledger.entry;

import io.tallystick.ledger.envelope.SignedEnvelope;

/**
 * Says that a device's numbers {@code first} to {@code last} (both inclusive) on a subject had not come when the ledger
 * stopped waiting for them. One that comes afterwards is entered as late.
 *
 * <pre>
 * gap = %x03 first:u64 last:u64 device:str8 subject:str8   ; 1 &lt;= first &lt;= last &lt; 2^53; neither text empty
 * </pre>
 *
 * @param first the first missing sequence number, at least 1
 * @param last the last missing sequence number, {@code first} to {@link SignedEnvelope#MAX_SEQUENCE}
 * @param device who should have sent them, {@code organisation/name}
 * @param subject what they should have been about
 */
public record GapEntry(long first, long last, String device, String subject) implements LedgerEntry {
    public GapEntry {
        if (first < 1 || last < first || last > SignedEnvelope.MAX_SEQUENCE) {
            throw new IllegalArgumentException("gap: want 1 <= first <= last <= 2^53-1, got " + first + " to " + last);
        }
        if (device.isEmpty() || subject.isEmpty()) {
            throw new IllegalArgumentException(
                    "gap: want a device and a subject, got \"" + device + "\" and \"" + subject + "\"");
        }
    }

    static GapEntry read(EntryReader in) throws MalformedEntryException {
        long first = in.u63("first missing number");
        long last = in.u63("last missing number");
        String device = in.str8("device");
        String subject = in.str8("subject");
        try {
            return new GapEntry(first, last, device, subject);
        } catch (IllegalArgumentException e) {
            throw new MalformedEntryException(e.getMessage());
        }
    }

    @Override
    public EntryKind kind() {
        return EntryKind.GAP;
    }

    @Override
    public byte[] encode() {
        return new EntryWriter(EntryKind.GAP)
                .u64(first)
                .u64(last)
                .str8(device)
                .str8(subject)
                .toBytes();
    }
}
