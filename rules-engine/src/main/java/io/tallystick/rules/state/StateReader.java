package io.tallystick.rules.state;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link StateWriter} wrote, in the same order; refuses what it would not have written. Not for use by several
 * threads at once.
 */
public final class StateReader {
    private final ByteBuffer in;

    /** @param bytes not copied: must not change while this reads */
    public StateReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /** The next byte's place, for errors. */
    public int position() {
        return in.position();
    }

    /** One byte, 0 to 255. */
    public int u8() {
        require(1);
        return in.get() & 0xff;
    }

    /** A truth value; any other byte than 0 and 1 is refused. */
    public boolean bool() {
        int at = in.position();
        int value = u8();
        if (value > 1) {
            throw new MalformedStateException(at, "0 or 1", value);
        }
        return value == 1;
    }

    public int i32() {
        require(Integer.BYTES);
        return in.getInt();
    }

    public long i64() {
        require(Long.BYTES);
        return in.getLong();
    }

    /** A double; a NaN of other bits than the one that is written is refused. */
    public double f64() {
        int at = in.position();
        long bits = i64();
        double value = Double.longBitsToDouble(bits);
        if (Double.doubleToLongBits(value) != bits) {
            throw new MalformedStateException(at, "the one NaN 7ff8000000000000", Long.toHexString(bits));
        }
        return value;
    }

    /**
     * How many items follow.
     *
     * @param most more are refused
     */
    public int count(int most) {
        int at = in.position();
        int count = i32();
        if (count < 0 || count > most) {
            throw new MalformedStateException(at, "a count of 0 to " + most, Integer.toUnsignedString(count));
        }
        return count;
    }

    /**
     * Text; bytes that are no UTF-8 are refused.
     *
     * @param mostBytes its longest form in UTF-8
     */
    public String text(int mostBytes) {
        int at = in.position();
        byte[] utf8 = bytes(mostBytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedStateException(at, "UTF-8", utf8.length + " other bytes");
        }
    }

    public byte[] bytes(int most) {
        int count = count(most);
        require(count);
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    /** Says that all was read. */
    public void requireEnd() {
        if (in.hasRemaining()) {
            throw new MalformedStateException(in.position(), "the end", in.remaining() + " more bytes");
        }
    }

    private void require(int bytes) {
        if (in.remaining() < bytes) {
            throw new MalformedStateException(in.position(), bytes + " bytes", in.remaining());
        }
    }
}
