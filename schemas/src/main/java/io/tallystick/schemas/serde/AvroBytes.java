package io.tallystick.schemas.serde;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over bytes that come from anyone: Avro's primitive types (specification 1.12, "Binary encoding"), each checked
 * against the bytes that are really there before anything is allocated.
 */
final class AvroBytes {
    private static final int LONG_MAX_BYTES = 10;

    private final byte[] data;
    private int position;

    AvroBytes(byte[] data, int position) {
        this.data = data;
        this.position = position;
    }

    int position() {
        return position;
    }

    int remaining() {
        return data.length - position;
    }

    byte next() {
        if (position >= data.length) {
            throw malformed("got the end of the value, want another byte");
        }
        return data[position++];
    }

    /** A zig-zag varint of at most 10 bytes whose value fits 64 bits. */
    long varLong() {
        long raw = 0;
        for (int i = 0; i < LONG_MAX_BYTES; i++) {
            int b = next();
            if (i == LONG_MAX_BYTES - 1 && (b & 0xfe) != 0) {
                throw malformed("got a number of more than 64 bits");
            }
            raw |= (long) (b & 0x7f) << (7 * i);
            if (b >= 0) {
                break;
            }
        }
        return raw >>> 1 ^ -(raw & 1);
    }

    int varInt() {
        long value = varLong();
        if (value != (int) value) {
            throw malformed("got " + value + ", want a number of 32 bits");
        }
        return (int) value;
    }

    /** The length of something that must lie wholly in what remains. */
    int length() {
        long length = varLong();
        if (length < 0 || length > remaining()) {
            throw malformed("got length " + length + ", want 0 to the " + remaining() + " bytes that remain");
        }
        return (int) length;
    }

    /** Items in one block of an array or map; an item takes a byte or more, so the bytes that remain bound their number. */
    long itemCount() {
        long count = varLong();
        if (count < 0) {
            long blockBytes = varLong();
            if (blockBytes < 0 || blockBytes > remaining()) {
                throw malformed(
                        "got a block of " + blockBytes + " bytes, want 0 to the " + remaining() + " that remain");
            }
            // Negating the least long leaves it negative; the range check below refuses it.
            count = -count;
        }
        if (count < 0 || count > remaining()) {
            throw malformed("got " + count + " items, want no more than the " + remaining() + " bytes that remain");
        }
        return count;
    }

    /** Little-endian bytes of a float or double. */
    long littleEndian(int bytes) {
        require(bytes);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (data[position++] & 0xffL) << (8 * i);
        }
        return value;
    }

    void copy(byte[] to, int offset, int length) {
        require(length);
        System.arraycopy(data, position, to, offset, length);
        position += length;
    }

    byte[] take(int length) {
        byte[] out = new byte[length];
        copy(out, 0, length);
        return out;
    }

    void skip(int length) {
        require(length);
        position += length;
    }

    /** A string that is well-formed UTF-8 (RFC 3629); replacing bad bytes would show readers what nobody wrote. */
    String string() {
        int length = length();
        int start = position;
        position += length;
        for (int i = start; i < position; i++) {
            if (data[i] < 0) {
                return strictUtf8(start, length);
            }
        }
        return new String(data, start, length, StandardCharsets.ISO_8859_1);
    }

    private String strictUtf8(int start, int length) {
        try {
            // A fresh decoder reports malformed input instead of replacing it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("got a string that is not UTF-8");
        }
    }

    private void require(int bytes) {
        if (bytes > remaining()) {
            throw malformed("got " + remaining() + " bytes to the end of the value, want " + bytes);
        }
    }

    MalformedRecordException malformed(String what) {
        return new MalformedRecordException(what + " (before byte " + position + " of " + data.length + ")");
    }
}
