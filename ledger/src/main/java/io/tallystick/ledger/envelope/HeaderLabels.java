package io.tallystick.ledger.envelope;

/** Labels of the protected header and of the claims in it, and the bounds of their values. */
final class HeaderLabels {
    /** RFC 9052 section 3.1. */
    static final long ALGORITHM = 1;

    static final long CRITICAL = 2;
    static final long CONTENT_TYPE = 3;
    static final long KEY_ID = 4;
    /** RFC 9597 section 2. */
    static final long CWT_CLAIMS = 15;
    /** RFC 9360 section 2. */
    static final long X5CHAIN = 33;
    /** Private use (below -65536, RFC 9052 section 11.1). */
    static final long SEQUENCE = -65_537;
    /** As above. */
    static final long ON_BEHALF_OF = -65_538;
    /** As above. */
    static final long ORIGINAL = -65_539;

    /** RFC 8392 section 4. */
    static final long CLAIM_SUBJECT = 2;

    static final long CLAIM_ISSUED_AT = 6;

    /** Headers in one map: those above and as many again of others'. */
    static final int MAX_HEADERS = 32;

    /** An organisation (63), a slash, a device name (64). */
    static final int MAX_KEY_ID_BYTES = 128;

    /** Long enough for a URN; short enough for a Kafka record key that is indexed in memory. */
    static final int MAX_SUBJECT_BYTES = 255;

    /** The year 10000: the end of the times that every text format can write. */
    static final long MAX_ISSUED_AT_SECONDS = 253_402_300_800L;

    private HeaderLabels() {}
}
