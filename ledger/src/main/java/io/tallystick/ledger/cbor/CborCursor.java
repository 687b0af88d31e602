package io.tallystick.ledger.cbor;

/**
 * A place in a part of an array and the head that stands there (RFC 8949 section 3): its major type and its argument, which
 * is checked against the bytes that are left before anyone relies on it. Nothing can be overridden, so that a reader's calls
 * into it are as direct as calls of its own.
 */
abstract class CborCursor {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int SIMPLE = 7;

    /** The initial byte that ends an item of indefinite length. */
    static final int BREAK = 0xff;

    final byte[] bytes;
    final boolean strict;
    int position;

    private final int end;

    /** Over {@code bytes[from, to)}; {@code strict} wants the shortest heads and definite lengths. */
    CborCursor(byte[] bytes, int from, int to, boolean strict) {
        if (from < 0 || to < from || to > bytes.length) {
            throw new IllegalArgumentException("range " + from + " to " + to + " of " + bytes.length + " bytes");
        }
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.strict = strict;
    }

    /** Offset of the next byte, from the start of the array. */
    public final int position() {
        return position;
    }

    /** The kind of the next item. */
    public final CborType peek() throws MalformedCborException {
        if (position == end) {
            throw new MalformedCborException(position, "an item", "the end");
        }
        return CborType.ofInitialByte(bytes[position] & 0xff);
    }

    /** Checks that nothing follows. */
    public final void requireEnd() throws MalformedCborException {
        if (position != end) {
            throw new MalformedCborException(position, "the end", end - position + " more bytes");
        }
    }

    /** An item's head (RFC 8949 section 3) of the given major type: its argument, as 64 unsigned bits. */
    final long head(int major, CborType type) throws MalformedCborException {
        if (position == end || (bytes[position] & 0xff) >> 5 != major) {
            throw wrongType(type);
        }
        int at = position;
        int info = bytes[position] & 0x1f;
        if (info < 24) {
            position++;
            return info;
        }
        if (info > 27) {
            throw new MalformedCborException(
                    at, "a definite length", info == 31 ? "an indefinite one" : "reserved " + info);
        }
        int size = 1 << (info - 24);
        long value = big(position + 1, size);
        boolean shortest = switch (size) {
            case 1 -> value >= 24;
            case 2 -> value > 0xff;
            case 4 -> value > 0xffff;
            default -> value >>> 32 != 0;
        };
        if (strict && !shortest) {
            throw new MalformedCborException(at, "the shortest head", size + " bytes for " + value);
        }
        position += 1 + size;
        return value;
    }

    /** A string's head: its length in bytes, all of which are there. */
    final int length(int major, CborType type) throws MalformedCborException {
        int at = position;
        long length = head(major, type);
        if (length < 0 || length > end - position) {
            throw new MalformedCborException(
                    at, type + " of at most " + (end - position) + " bytes", Long.toUnsignedString(length));
        }
        return (int) length;
    }

    /**
     * A collection's head: its count, -1 if indefinite. Every item takes a byte at least, so a count that the rest cannot
     * hold is refused before anything is read.
     */
    final int count(int major, CborType type, int bytesEach) throws MalformedCborException {
        int at = position;
        if (!strict && position < end && (bytes[position] & 0xff) == (major << 5 | 31)) {
            position++;
            return -1;
        }
        long count = head(major, type);
        if (count < 0 || count > (end - position) / bytesEach) {
            throw new MalformedCborException(
                    at, type + " that fits in " + (end - position) + " bytes", Long.toUnsignedString(count));
        }
        return (int) count;
    }

    /** {@code size} bytes of an argument, big-endian, from {@code from} on. */
    final long big(int from, int size) throws MalformedCborException {
        if (size > end - from) {
            throw new MalformedCborException(from, size + " bytes", Math.max(0, end - from) + " bytes");
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[from + i] & 0xff;
        }
        return value;
    }

    final MalformedCborException wrongType(CborType want) {
        String got = position == end
                ? "the end"
                : CborType.ofInitialByte(bytes[position] & 0xff).toString();
        return new MalformedCborException(position, want.toString(), got);
    }
}
