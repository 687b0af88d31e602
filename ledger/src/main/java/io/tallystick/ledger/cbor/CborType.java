package io.tallystick.ledger.cbor;

/** What the initial byte of an item says it is (RFC 8949 section 3.1). */
public enum CborType {
    UNSIGNED("an unsigned integer"),
    NEGATIVE("a negative integer"),
    BYTES("a byte string"),
    TEXT("a text string"),
    ARRAY("an array"),
    MAP("a map"),
    TAG("a tag"),
    BOOLEAN("a boolean"),
    NULL("null"),
    FLOAT("a float"),
    /** Any other item of major type 7, the not well-formed ones included. */
    SIMPLE("a simple value"),
    /** Never read: the name of "unsigned or negative" in error messages. */
    INTEGER("an integer");

    private static final CborType[] BY_MAJOR = {UNSIGNED, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG};

    private final String phrase;

    CborType(String phrase) {
        this.phrase = phrase;
    }

    static CborType ofInitialByte(int initial) {
        int major = initial >> 5;
        if (major < BY_MAJOR.length) {
            return BY_MAJOR[major];
        }
        return switch (initial) {
            case 0xf4, 0xf5 -> BOOLEAN;
            case 0xf6 -> NULL;
            case 0xf9, 0xfa, 0xfb -> FLOAT;
            default -> SIMPLE;
        };
    }

    static String hex(int octet) {
        return String.format("byte %02x", octet);
    }

    @Override
    public String toString() {
        return phrase;
    }
}
