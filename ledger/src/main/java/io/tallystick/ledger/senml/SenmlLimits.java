package io.tallystick.ledger.senml;

/** The bounds of a payload that is decoded to readings. */
final class SenmlLimits {
    /** Records in one pack, and readings out of one JSON object. */
    static final int MAX_RECORDS = 1024;

    /** Fields in one record: the fourteen of RFC 8428 and some of others'. */
    static final int MAX_FIELDS = 64;

    /** Characters of base name and name together. */
    static final int MAX_NAME = 255;

    /** Characters of a unit; the longest registered one has seven. */
    static final int MAX_UNIT = 32;

    /** Characters of one number; a double written out in full has at most 770. */
    static final int MAX_NUMBER = 64;

    /** Powers of ten a number may have: adding 1e400000000 to 1 exactly would take all memory. */
    static final int MAX_EXPONENT = 400;

    /** Nesting of a JSON payload. */
    static final int MAX_DEPTH = 16;

    /** The version of RFC 8428; a pack of a later one must not be processed (section 4.4). */
    static final int VERSION = 10;

    /** Times below this are relative (RFC 8428 section 4.5.3), in seconds. */
    static final long ABSOLUTE_FROM_SECONDS = 1L << 28;

    private SenmlLimits() {}
}
