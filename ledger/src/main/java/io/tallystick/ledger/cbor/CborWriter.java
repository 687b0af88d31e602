package io.tallystick.ledger.cbor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes CBOR in the core deterministic encoding of RFC 8949 section 4.2.1. The caller writes map keys in ascending order
 * of their encodings; the reader refuses what does not keep to it. Not thread safe.
 */
public final class CborWriter {
    private byte[] buffer;
    private int size;

    /** A writer that grows as needed from {@code capacity} bytes, 0 or more. */
    public CborWriter(int capacity) {
        this.buffer = new byte[capacity];
    }

    /** Writes an integer. */
    public CborWriter integer(long value) {
        return value >= 0 ? head(CborReader.UNSIGNED, value) : head(CborReader.NEGATIVE, -1 - value);
    }

    /** Writes a byte string. */
    public CborWriter bytes(byte[] value) {
        return bytes(value, 0, value.length);
    }

    /** Writes {@code value[from, to)} as a byte string. */
    public CborWriter bytes(byte[] value, int from, int to) {
        head(CborReader.BYTES, to - from);
        return raw(value, from, to);
    }

    /**
     * Writes a text string.
     *
     * @throws IllegalArgumentException if half of a surrogate pair is missing: it has no UTF-8
     */
    public CborWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (!new String(utf8, StandardCharsets.UTF_8).equals(value)) {
            throw new IllegalArgumentException(
                    "text \"" + value + "\": want whole characters, got half a surrogate pair");
        }
        head(CborReader.TEXT, utf8.length);
        return raw(utf8, 0, utf8.length);
    }

    /** Writes the head of an array of {@code items}. */
    public CborWriter array(int items) {
        return head(CborReader.ARRAY, items);
    }

    /** Writes the head of a map of {@code pairs}. */
    public CborWriter map(int pairs) {
        return head(CborReader.MAP, pairs);
    }

    /** Writes a tag; the tagged item follows. */
    public CborWriter tag(long number) {
        return head(CborReader.TAG, number);
    }

    /** Writes a float in the shortest form that keeps its value. */
    public CborWriter float64(double value) {
        switch (CborFloats.shortestSize(value)) {
            case 2 -> octets(0xf9, CborFloats.toHalf((float) value), 2);
            case 4 -> octets(0xfa, Float.floatToRawIntBits((float) value), 4);
            default -> octets(0xfb, Double.doubleToRawLongBits(value), 8);
        }
        return this;
    }

    /** Writes true or false. */
    public CborWriter bool(boolean value) {
        octets(value ? 0xf5 : 0xf4, 0, 0);
        return this;
    }

    /** Writes null. */
    public CborWriter nil() {
        octets(0xf6, 0, 0);
        return this;
    }

    /** Writes what is encoded already: well-formed items, which nothing checks here. */
    public CborWriter encoded(byte[] items) {
        return raw(items, 0, items.length);
    }

    /** How many bytes a byte string of {@code length} bytes, 0 or more, takes with its head. */
    public static int sizeOfBytes(int length) {
        return length + (length < 24 ? 1 : length <= 0xff ? 2 : length <= 0xffff ? 3 : 5);
    }

    /** What was written; writing on does not change it. */
    public byte[] toByteArray() {
        // A full buffer may be handed out: whatever is written next moves to a larger one.
        return size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
    }

    private CborWriter head(int major, long argument) {
        int top = major << 5;
        if (argument >>> 32 != 0) {
            octets(top | 27, argument, 8);
        } else if (argument > 0xffff) {
            octets(top | 26, argument, 4);
        } else if (argument > 0xff) {
            octets(top | 25, argument, 2);
        } else if (argument > 23) {
            octets(top | 24, argument, 1);
        } else {
            octets(top | (int) argument, 0, 0);
        }
        return this;
    }

    private void octets(int initial, long argument, int length) {
        ensure(1 + length);
        buffer[size++] = (byte) initial;
        for (int i = length - 1; i >= 0; i--) {
            buffer[size++] = (byte) (argument >>> 8 * i);
        }
    }

    private CborWriter raw(byte[] value, int from, int to) {
        ensure(to - from);
        System.arraycopy(value, from, buffer, size, to - from);
        size += to - from;
        return this;
    }

    private void ensure(int more) {
        if (more > buffer.length - size) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, more), 2 * buffer.length));
        }
    }
}
