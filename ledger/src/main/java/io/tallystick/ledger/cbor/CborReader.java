package io.tallystick.ledger.cbor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads CBOR in the core deterministic encoding of RFC 8949 section 4.2.1, and nothing else, from a part of an array:
 * definite lengths, shortest heads, shortest floats, map keys ascending, valid UTF-8. Makes no objects but what is asked
 * for. Not thread safe.
 */
public final class CborReader {
    /** Nesting allowed inside one skipped item. Headers of signed envelopes need three; a stack needs a bound. */
    public static final int MAX_DEPTH = 16;

    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int SIMPLE = 7;

    private static final int BREAK = 0xff;

    private final byte[] bytes;
    private final int end;
    private final boolean strict;
    private int position;

    /** Reads {@code bytes[from, to)}; the array must not change meanwhile. */
    public CborReader(byte[] bytes, int from, int to) {
        this(bytes, from, to, true);
    }

    private CborReader(byte[] bytes, int from, int to, boolean strict) {
        if (from < 0 || to < from || to > bytes.length) {
            throw new IllegalArgumentException("range " + from + " to " + to + " of " + bytes.length + " bytes");
        }
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.strict = strict;
    }

    /** Reads all of {@code bytes}. */
    public CborReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /**
     * A reader of other people's payloads: as strict on bounds and UTF-8, but longer heads and floats, any order of keys
     * and arrays and maps of indefinite length are taken. Duplicate keys are the caller's to find.
     */
    public static CborReader lenient(byte[] bytes) {
        return new CborReader(bytes, 0, bytes.length, false);
    }

    /** Offset of the next byte, from the start of the array. */
    public int position() {
        return position;
    }

    /** The kind of the next item. */
    public CborType peek() throws MalformedCborException {
        if (position == end) {
            throw new MalformedCborException(position, "an item", "the end");
        }
        return CborType.ofInitialByte(bytes[position] & 0xff);
    }

    /** Reads an unsigned integer of at most 2^63 - 1. */
    public long readUnsigned() throws MalformedCborException {
        int at = position;
        long value = head(UNSIGNED, CborType.UNSIGNED);
        if (value < 0) {
            throw new MalformedCborException(at, "an unsigned integer below 2^63", Long.toUnsignedString(value));
        }
        return value;
    }

    /** Reads an integer from -2^63 to 2^63 - 1. */
    public long readInteger() throws MalformedCborException {
        int at = position;
        boolean negative = peek() == CborType.NEGATIVE;
        long value = negative ? head(NEGATIVE, CborType.NEGATIVE) : head(UNSIGNED, CborType.INTEGER);
        if (value < 0) {
            throw new MalformedCborException(
                    at, "an integer of 64 bits", (negative ? "-1 - " : "") + Long.toUnsignedString(value));
        }
        return negative ? -1 - value : value;
    }

    /** Reads the head of a byte string that lies wholly in the range and steps over it: it ends at {@link #position}. */
    public int readBytesSlice() throws MalformedCborException {
        int length = length(BYTES, CborType.BYTES);
        position += length;
        return length;
    }

    /** Reads a byte string, as a copy. */
    public byte[] readBytes() throws MalformedCborException {
        int length = readBytesSlice();
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /** Reads a text string of valid UTF-8 and steps over it; gives its length in bytes: it ends at {@link #position}. */
    public int readTextSlice() throws MalformedCborException {
        int length = length(TEXT, CborType.TEXT);
        int invalid = Utf8.firstInvalid(bytes, position, position + length);
        if (invalid >= 0) {
            throw new MalformedCborException(invalid, "valid UTF-8", CborType.hex(bytes[invalid] & 0xff));
        }
        position += length;
        return length;
    }

    /** Reads a text string. */
    public String readText() throws MalformedCborException {
        int length = readTextSlice();
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    /** Reads an array's head: the number of items that follow, or -1 for {@link #hasMore} to tell (lenient only). */
    public int readArray() throws MalformedCborException {
        return count(ARRAY, CborType.ARRAY, 1);
    }

    /** Reads a map's head: the number of pairs, as for {@link #readArray}; each key must be passed to {@link #requireAscending}. */
    public int readMap() throws MalformedCborException {
        return count(MAP, CborType.MAP, 2);
    }

    /** Whether an item follows in an array or map of which {@code left} are left; steps over the end of an indefinite one. */
    public boolean hasMore(int left) throws MalformedCborException {
        if (left >= 0) {
            return left > 0;
        }
        boolean ended = peek() == CborType.SIMPLE && (bytes[position] & 0xff) == BREAK;
        position += ended ? 1 : 0;
        return !ended;
    }

    /**
     * Checks that the key read last comes after the key before it, bytewise; equal keys are duplicates.
     *
     * @param previousStart offset of the key before, or -1 for the first
     * @param previousEnd offset after the key before
     * @param start offset of the key that ends at {@link #position}
     */
    public void requireAscending(int previousStart, int previousEnd, int start) throws MalformedCborException {
        if (previousStart < 0 || !strict) {
            return;
        }
        int order = Arrays.compareUnsigned(bytes, previousStart, previousEnd, bytes, start, position);
        if (order >= 0) {
            throw new MalformedCborException(
                    start, "map keys in ascending order", order == 0 ? "a duplicate key" : "a smaller key");
        }
    }

    /** Reads a tag number. */
    public long readTag() throws MalformedCborException {
        return head(TAG, CborType.TAG);
    }

    /** Reads a float of 16, 32 or 64 bits in its shortest form. */
    public double readFloat() throws MalformedCborException {
        int at = position;
        if (peek() != CborType.FLOAT) {
            throw wrongType(CborType.FLOAT);
        }
        int size = 1 << ((bytes[position] & 0x1f) - 24);
        long bits = big(position + 1, size);
        double value = CborFloats.decode(bits, size);
        if (strict && !CborFloats.isShortest(value, bits, size)) {
            throw new MalformedCborException(at, "the shortest form of a float", size * 8 + " bits for " + value);
        }
        position += 1 + size;
        return value;
    }

    /** Reads true or false. */
    public boolean readBoolean() throws MalformedCborException {
        if (peek() != CborType.BOOLEAN) {
            throw wrongType(CborType.BOOLEAN);
        }
        return bytes[position++] == (byte) 0xf5;
    }

    /** Reads null. */
    public void readNull() throws MalformedCborException {
        if (peek() != CborType.NULL) {
            throw wrongType(CborType.NULL);
        }
        position++;
    }

    /** Steps over any one item, having checked all of it. */
    public void skip() throws MalformedCborException {
        skip(MAX_DEPTH);
    }

    /** Checks that nothing follows. */
    public void requireEnd() throws MalformedCborException {
        if (position != end) {
            throw new MalformedCborException(position, "the end", end - position + " more bytes");
        }
    }

    private void skip(int depth) throws MalformedCborException {
        if (depth == 0) {
            throw new MalformedCborException(position, "at most " + MAX_DEPTH + " levels", "a deeper one");
        }
        switch (peek()) {
            case UNSIGNED -> head(UNSIGNED, CborType.UNSIGNED);
            case NEGATIVE -> head(NEGATIVE, CborType.NEGATIVE);
            case BYTES -> readBytesSlice();
            case TEXT -> readTextSlice();
            case ARRAY -> {
                for (int left = readArray(); hasMore(left); left--) {
                    skip(depth - 1);
                }
            }
            case MAP -> skipMap(depth);
            case TAG -> {
                readTag();
                skip(depth - 1);
            }
            case FLOAT -> readFloat();
            default -> simple();
        }
    }

    private void skipMap(int depth) throws MalformedCborException {
        int previousStart = -1;
        int previousEnd = -1;
        for (int left = readMap(); hasMore(left); left--) {
            int start = position;
            skip(depth - 1);
            requireAscending(previousStart, previousEnd, start);
            previousStart = start;
            previousEnd = position;
            skip(depth - 1);
        }
    }

    /** Values below 24 in the initial byte, 32 to 255 in one more; 24 to 31 are not well-formed (RFC 8949 section 3.3). */
    private void simple() throws MalformedCborException {
        int initial = bytes[position] & 0xff;
        if (initial < 0xf8) {
            position++;
        } else if (initial == 0xf8) {
            long value = big(position + 1, 1);
            if (value < 32) {
                throw new MalformedCborException(position, "a simple value of 32 or more", Long.toString(value));
            }
            position += 2;
        } else {
            throw new MalformedCborException(position, "a definite, well-formed item", CborType.hex(initial));
        }
    }

    private int length(int major, CborType type) throws MalformedCborException {
        int at = position;
        long length = head(major, type);
        if (length < 0 || length > end - position) {
            throw new MalformedCborException(
                    at, type + " of at most " + (end - position) + " bytes", Long.toUnsignedString(length));
        }
        return (int) length;
    }

    /** Every item takes a byte at least, so a count that the rest cannot hold is refused before anything is read. */
    private int count(int major, CborType type, int bytesEach) throws MalformedCborException {
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

    /** An item's head (RFC 8949 section 3) of the given major type: its argument, as 64 unsigned bits. */
    private long head(int major, CborType type) throws MalformedCborException {
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

    private long big(int from, int size) throws MalformedCborException {
        if (size > end - from) {
            throw new MalformedCborException(from, size + " bytes", Math.max(0, end - from) + " bytes");
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[from + i] & 0xff;
        }
        return value;
    }

    private MalformedCborException wrongType(CborType want) {
        String got = position == end
                ? "the end"
                : CborType.ofInitialByte(bytes[position] & 0xff).toString();
        return new MalformedCborException(position, want.toString(), got);
    }
}
