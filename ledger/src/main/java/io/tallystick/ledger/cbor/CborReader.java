package io.tallystick.ledger.cbor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads CBOR in the core deterministic encoding of RFC 8949 section 4.2.1, and nothing else, from a part of an array:
 * definite lengths, shortest heads, shortest floats, map keys ascending, valid UTF-8. Makes no objects but what is asked
 * for. Not thread safe.
 */
public final class CborReader extends CborCursor {
    /** Nesting allowed inside one skipped item. Headers of signed envelopes need three; a stack needs a bound. */
    public static final int MAX_DEPTH = 16;

    /** Reads {@code bytes[from, to)}; the array must not change meanwhile. */
    public CborReader(byte[] bytes, int from, int to) {
        this(bytes, from, to, true);
    }

    private CborReader(byte[] bytes, int from, int to, boolean strict) {
        super(bytes, from, to, strict);
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
        CborSkip.item(this, MAX_DEPTH);
    }
}
