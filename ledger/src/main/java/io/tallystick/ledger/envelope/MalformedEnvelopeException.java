package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.MalformedCborException;

/** Bytes that are not a signed envelope of this profile. Made without a stack trace: it is a verdict on the bytes. */
public final class MalformedEnvelopeException extends Exception {
    /** What is wrong, coarsely: the reason given to the sender. */
    public enum Fault {
        /** More than {@link SignedEnvelope#MAX_BYTES}. */
        TOO_LARGE,
        /** Not the tag 18 and array of four that begin a COSE_Sign1. */
        NOT_COSE,
        /** Not deterministic CBOR, or another type than the structure has at that place. */
        MALFORMED_CBOR,
        /** A required header or claim is absent. */
        MISSING_HEADER,
        /** {@code crit} names a header that is not understood, or one that is not there. */
        UNKNOWN_CRITICAL_HEADER,
        /** The algorithm is none of those of the signature policy. */
        WRONG_ALGORITHM,
        /** The unprotected map is not empty. */
        UNPROTECTED_HEADER,
        /** A header or claim has a value out of its range. */
        BAD_HEADER_VALUE,
        /** The signature is not of 64 bytes. */
        BAD_SIGNATURE_LENGTH,
        /** The payload is absent or of no bytes. */
        EMPTY_PAYLOAD
    }

    private final Fault fault;
    private final int offset;
    private final String want;
    private final String got;

    /**
     * @param offset of the offending byte in the envelope
     */
    public MalformedEnvelopeException(Fault fault, int offset, String want, String got) {
        super("envelope byte " + offset + ": " + fault + ": want " + want + ", got " + got, null, false, false);
        this.fault = fault;
        this.offset = offset;
        this.want = want;
        this.got = got;
    }

    static MalformedEnvelopeException of(MalformedCborException e) {
        return new MalformedEnvelopeException(Fault.MALFORMED_CBOR, e.offset(), e.want(), e.got());
    }

    public Fault fault() {
        return fault;
    }

    public int offset() {
        return offset;
    }

    public String want() {
        return want;
    }

    public String got() {
        return got;
    }
}
