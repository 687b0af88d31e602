package io.tallystick.ledger.cbor;

/** Bytes that are not the deterministic CBOR that was expected at an offset. Made without a stack trace: it is a verdict. */
public final class MalformedCborException extends Exception {
    private final int offset;
    private final String want;
    private final String got;

    /**
     * @param offset of the first byte of the offending item, from the start of the array that was read
     */
    public MalformedCborException(int offset, String want, String got) {
        super("CBOR byte " + offset + ": want " + want + ", got " + got, null, false, false);
        this.offset = offset;
        this.want = want;
        this.got = got;
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
