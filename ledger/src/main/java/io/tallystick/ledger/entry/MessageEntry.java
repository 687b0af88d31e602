package io.tallystick.ledger.entry;

/**
 * What an outcome of some ledger sent to a subject of this one.
 *
 * <pre>
 * message = %x07 from:u16 sequence:u64 index:u64 body   ; sequence from 1; body as in an outcome
 * </pre>
 */
public final class MessageEntry implements LedgerEntry {
    /** The highest number of a sending ledger. */
    public static final int MAX_LEDGER = 65_535;

    /** The largest body that fits an entry, in bytes. */
    public static final int MAX_BODY_BYTES = MAX_BYTES - 1 - Short.BYTES - 2 * Long.BYTES;

    private final int from;
    private final long sequence;
    private final long index;
    private final byte[] body;

    /**
     * @param from the sending ledger, 0 to {@link #MAX_LEDGER}
     * @param sequence the message's number among those from that ledger to this one, from 1, without gaps
     * @param index the leaf of the sending ledger that is the outcome that sent it, from 1: leaf 0 is the genesis
     * @param body one item of deterministic CBOR, at most {@link #MAX_BODY_BYTES}; not copied
     * @throws IllegalArgumentException if one of them is not that
     */
    public MessageEntry(int from, long sequence, long index, byte[] body) {
        if (from < 0 || from > MAX_LEDGER || sequence < 1 || index < 1) {
            throw new IllegalArgumentException("message: want it from ledger 0 to " + MAX_LEDGER
                    + ", its number and its outcome's index from 1, got ledger " + from + ", number " + sequence
                    + ", index " + index);
        }
        this.from = from;
        this.sequence = sequence;
        this.index = index;
        this.body = CborBody.require(body, MAX_BODY_BYTES);
    }

    static MessageEntry read(EntryReader in) throws MalformedEntryException {
        int from = in.u16("sending ledger");
        long sequence = in.u63("message number");
        long index = in.u63("outcome's index");
        try {
            return new MessageEntry(from, sequence, index, in.rest("body"));
        } catch (IllegalArgumentException e) {
            throw new MalformedEntryException(e.getMessage());
        }
    }

    @Override
    public EntryKind kind() {
        return EntryKind.MESSAGE;
    }

    @Override
    public byte[] encode() {
        return new EntryWriter(EntryKind.MESSAGE)
                .u16(from)
                .u64(sequence)
                .u64(index)
                .bytes(body)
                .toBytes();
    }

    /** The sending ledger. */
    public int from() {
        return from;
    }

    /** The message's number among those from that ledger to this one, from 1. */
    public long sequence() {
        return sequence;
    }

    /** The index of the outcome that sent it, in the sending ledger. */
    public long index() {
        return index;
    }

    /** The body's bytes; shared, not to be changed. */
    public byte[] body() {
        return body;
    }
}
