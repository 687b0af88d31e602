package io.tallystick.intake.sparkplug;

import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the protobuf wire format.
 *
 * <pre>
 * message = *( tag value )
 * tag     = varint: field number * 8 + wire type
 * value   = varint (0) / 8 bytes little-endian (1) / varint length, bytes (2) / 4 bytes little-endian (5)
 * </pre>
 *
 * Groups (3, 4) are refused: Sparkplug has none. A field that may be there once is refused the second time.
 */
final class ProtoReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int wireType;
    private int field;
    private long seen;

    ProtoReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** The number of the next field, or 0 at the end. */
    int next() throws RefusedException {
        if (at == end) {
            return 0;
        }
        long tag = varint();
        wireType = (int) (tag & 7);
        if (tag >>> 3 == 0 || tag >>> 3 > 0x1fffffff) {
            throw bad("a field number of 1 to 2^29-1", Long.toUnsignedString(tag >>> 3));
        }
        field = (int) (tag >>> 3);
        return field;
    }

    /** Refuses the field if it was there before in this message. */
    void once() throws RefusedException {
        if (field < 64 && (seen & 1L << field) != 0) {
            throw bad("field " + field + " once", "it again");
        }
        seen |= field < 64 ? 1L << field : 0;
    }

    long readVarint() throws RefusedException {
        require(VARINT);
        return varint();
    }

    /** A uint32; one that an encoder sign-extended to 64 bits is cut to 32. */
    long readUnsigned32() throws RefusedException {
        long value = readVarint();
        if (value >>> 32 != 0 && (int) value != value) {
            throw bad("a number of 32 bits", Long.toUnsignedString(value));
        }
        return value & 0xffff_ffffL;
    }

    boolean readBool() throws RefusedException {
        long value = readVarint();
        if (value != 0 && value != 1) {
            throw bad("0 or 1", Long.toUnsignedString(value));
        }
        return value == 1;
    }

    double readDouble() throws RefusedException {
        require(FIXED64);
        return ByteBuffer.wrap(bytes, take(8), 8).order(ByteOrder.LITTLE_ENDIAN).getDouble();
    }

    float readFloat() throws RefusedException {
        require(FIXED32);
        return ByteBuffer.wrap(bytes, take(4), 4).order(ByteOrder.LITTLE_ENDIAN).getFloat();
    }

    byte[] readBytes() throws RefusedException {
        require(BYTES);
        int length = length();
        int from = take(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    String readText() throws RefusedException {
        byte[] utf8 = readBytes();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw bad("UTF-8", "other bytes");
        }
    }

    /** The message in this field. */
    ProtoReader readMessage() throws RefusedException {
        require(BYTES);
        int length = length();
        int from = take(length);
        return new ProtoReader(bytes, from, from + length);
    }

    boolean isBytes() {
        return wireType == BYTES;
    }

    /** One number of a packed list, this reader being its message. */
    long readPacked() throws RefusedException {
        return varint();
    }

    boolean hasMore() {
        return at < end;
    }

    void skip() throws RefusedException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> take(8);
            case BYTES -> take(length());
            case FIXED32 -> take(4);
            default -> throw bad("wire type 0, 1, 2 or 5", wireType + "");
        }
    }

    RefusedException bad(String want, String got) {
        return new RefusedException(RefusalCode.MALFORMED, "payload byte " + at + ": want " + want + ", got " + got);
    }

    private void require(int type) throws RefusedException {
        if (wireType != type) {
            throw bad("wire type " + type + " of field " + field, wireType + "");
        }
    }

    private int length() throws RefusedException {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw bad("at most " + (end - at) + " bytes", Long.toUnsignedString(length));
        }
        return (int) length;
    }

    private int take(int length) throws RefusedException {
        if (length > end - at) {
            throw bad(length + " bytes", (end - at) + "");
        }
        int from = at;
        at += length;
        return from;
    }

    private long varint() throws RefusedException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = bytes[take(1)];
            value |= (long) (octet & 0x7f) << shift;
            if (octet >= 0) {
                if (shift == 63 && octet > 1) {
                    break;
                }
                return value;
            }
        }
        throw bad("a varint of 64 bits", "more");
    }
}
