package io.tallystick.ledger.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of one entry within its bounds; every shortfall names the field. */
final class EntryReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    EntryReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    int u8(String field) throws MalformedEntryException {
        need(1, field);
        return bytes[position++] & 0xff;
    }

    int u16(String field) throws MalformedEntryException {
        return u8(field) << 8 | u8(field);
    }

    long u32(String field) throws MalformedEntryException {
        return (long) u16(field) << 16 | u16(field);
    }

    /** An unsigned 64-bit field of which only the values up to 2^63-1 are used. */
    long u63(String field) throws MalformedEntryException {
        long value = u32(field) << 32 | u32(field);
        if (value < 0) {
            throw new MalformedEntryException(field + ": want at most 2^63-1, got " + Long.toUnsignedString(value));
        }
        return value;
    }

    byte[] bytes(int length, String field) throws MalformedEntryException {
        need(length, field);
        byte[] value = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return value;
    }

    byte[] rest(String field) throws MalformedEntryException {
        return bytes(end - position, field);
    }

    String str8(String field) throws MalformedEntryException {
        int length = u8(field);
        need(length, field);
        try {
            String value = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, position, length))
                    .toString();
            position += length;
            return value;
        } catch (CharacterCodingException e) {
            throw new MalformedEntryException(field + ": want UTF-8, got other bytes");
        }
    }

    void end(EntryKind kind) throws MalformedEntryException {
        if (position != end) {
            throw new MalformedEntryException(kind + " entry: want its end, got " + (end - position) + " more bytes");
        }
    }

    private void need(int length, String field) throws MalformedEntryException {
        if (end - position < length) {
            throw new MalformedEntryException(
                    field + ": want " + length + " bytes, got " + (end - position) + " before the entry's end");
        }
    }
}
