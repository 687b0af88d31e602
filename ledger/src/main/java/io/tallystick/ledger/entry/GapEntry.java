package io.tallystick.ledger.entry;

/**
 * Says that a device's numbers {@code first} to {@code last} (both inclusive) on a subject had not come when the ledger
 * stopped waiting for them. One that comes afterwards is entered as late.
 *
 * <pre>
 * gap = %x03 first:u64 last:u64 device:str8 subject:str8   ; 1 &lt;= first &lt;= last &lt; 2^63
 * </pre>
 *
 * @param first the first missing sequence number, at least 1
 * @param last the last missing sequence number, at least {@code first}
 * @param device who should have sent them, {@code organisation/name}
 * @param subject what they should have been about
 */
public record GapEntry(long first, long last, String device, String subject) implements LedgerEntry {
    public GapEntry {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("gap: want 1 <= first <= last, got " + first + " to " + last);
        }
    }

    static GapEntry read(EntryReader in) throws MalformedEntryException {
        long first = in.u63("first missing number");
        long last = in.u63("last missing number");
        if (first < 1 || last < first) {
            throw new MalformedEntryException("gap: want 1 <= first <= last, got " + first + " to " + last);
        }
        return new GapEntry(first, last, in.str8("device"), in.str8("subject"));
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
