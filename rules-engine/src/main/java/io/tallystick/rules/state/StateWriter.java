package io.tallystick.rules.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes state as bytes, to be read by {@link StateReader} in the same order. Not for use by several threads at once.
 *
 * <pre>
 * u8, i32, i64 = big-endian, fixed width        count = u32, at most the limit that its reader names
 * double       = i64 of its IEEE 754 bits, NaN as 0x7ff8000000000000
 * text         = count, UTF-8 bytes             bytes = count, bytes
 * </pre>
 */
public final class StateWriter {
    private byte[] buffer = new byte[256];
    private int size;

    /** One byte, 0 to 255. */
    public StateWriter u8(int value) {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("byte: want 0 to 255, got " + value);
        }
        room(1);
        buffer[size++] = (byte) value;
        return this;
    }

    /** A truth value as 0 or 1. */
    public StateWriter bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    public StateWriter i32(int value) {
        room(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    public StateWriter i64(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** A double by its bits; every NaN as the same. */
    public StateWriter f64(double value) {
        return i64(Double.doubleToLongBits(value));
    }

    /** How many items follow, 0 or more. */
    public StateWriter count(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count: want 0 or more, got " + count);
        }
        return i32(count);
    }

    /** Text without unpaired surrogates, which UTF-8 cannot say. */
    public StateWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (!new String(utf8, StandardCharsets.UTF_8).equals(text)) {
            throw new IllegalArgumentException("text: want one that UTF-8 can say, got an unpaired surrogate");
        }
        return bytes(utf8);
    }

    public StateWriter bytes(byte[] bytes) {
        count(bytes.length);
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    /** All that was written, a copy. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    private void room(int bytes) {
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, bytes), 2 * buffer.length));
        }
    }
}
