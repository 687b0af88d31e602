package io.tallystick.contracts.json;

/** How large a document may be. Its bytes are bounded by the envelope that carries it. */
final class JsonLimits {
    /** Nesting: as deep as an expression may look. */
    static final int MAX_DEPTH = 16;

    /** Characters of one number: a double written out in full has at most 770, of which nobody needs more than these. */
    static final int MAX_NUMBER = 64;

    /** Characters of one string: a contract's whole text is one. */
    static final int MAX_STRING = 1 << 16;

    private JsonLimits() {}
}
