package io.tallystick.ledger.entry;

import java.util.Arrays;

/**
 * What came of an entry, or of a timer, for an instance of a contract. The body is the contracts' own; to the ledger it is
 * bytes that are well-formed.
 *
 * <pre>
 * outcome = %x06 body     ; one CBOR item, deterministically encoded (RFC 8949 section 4.2.1)
 * </pre>
 */
public final class OutcomeEntry implements LedgerEntry {
    /** The largest body that fits an entry, in bytes. */
    public static final int MAX_BODY_BYTES = MAX_BYTES - 1;

    private final byte[] body;

    /**
     * @param body one item of deterministic CBOR, at most {@link #MAX_BODY_BYTES}; not copied
     * @throws IllegalArgumentException if it is not that
     */
    public OutcomeEntry(byte[] body) {
        this.body = CborBody.require(body, MAX_BODY_BYTES);
    }

    static OutcomeEntry read(EntryReader in) throws MalformedEntryException {
        try {
            return new OutcomeEntry(in.rest("body"));
        } catch (IllegalArgumentException e) {
            throw new MalformedEntryException("outcome's " + e.getMessage());
        }
    }

    @Override
    public EntryKind kind() {
        return EntryKind.OUTCOME;
    }

    @Override
    public byte[] encode() {
        return new EntryWriter(EntryKind.OUTCOME).bytes(body).toBytes();
    }

    /** How many bytes {@link #encode} gives. */
    public int size() {
        return 1 + body.length;
    }

    /** The body's bytes; shared, not to be changed. */
    public byte[] body() {
        return body;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutcomeEntry that && Arrays.equals(that.body, body);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body);
    }
}
