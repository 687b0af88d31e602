package io.tallystick.ledger.identity;

/** The bounds on certificates taken from outside. */
public final class IdentityLimits {
    /**
     * Certificates of a chain, the root counted if it is sent: leaf, one issuing CA, root. The one bound of envelopes,
     * introduction entries and validation, so that none takes what another refuses.
     */
    public static final int MAX_CHAIN_LENGTH = 3;

    /** Bytes of one DER certificate: several times what the profile needs, small enough for three in one envelope. */
    public static final int MAX_CERTIFICATE_BYTES = 4096;

    /** Depth of nested DER structures; the deepest that the profile needs is 6. */
    static final int MAX_DER_DEPTH = 12;

    /** Bits of a serial number (RFC 5280 section 4.1.2.2: at most 20 octets, positive). */
    static final int MAX_SERIAL_BITS = 159;

    private IdentityLimits() {}
}
