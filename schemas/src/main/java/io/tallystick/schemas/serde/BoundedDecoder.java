package io.tallystick.schemas.serde;

import java.nio.ByteBuffer;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's decoder interface over {@link AvroBytes}. Avro's own BinaryDecoder allocates what a length says before it looks
 * whether so many bytes are there, and does not say where it stopped; both matter for bytes that come from anyone.
 */
final class BoundedDecoder extends Decoder {
    private final AvroBytes in;

    BoundedDecoder(AvroBytes in) {
        this.in = in;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() {
        byte b = in.next();
        if (b != 0 && b != 1) {
            throw in.malformed("got boolean byte " + b + ", want 0 or 1");
        }
        return b == 1;
    }

    @Override
    public int readInt() {
        return in.varInt();
    }

    @Override
    public long readLong() {
        return in.varLong();
    }

    @Override
    public float readFloat() {
        return Float.intBitsToFloat((int) in.littleEndian(Float.BYTES));
    }

    @Override
    public double readDouble() {
        return Double.longBitsToDouble(in.littleEndian(Double.BYTES));
    }

    @Override
    public Utf8 readString(Utf8 old) {
        return new Utf8(in.string());
    }

    @Override
    public String readString() {
        return in.string();
    }

    @Override
    public void skipString() {
        in.skip(in.length());
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) {
        return ByteBuffer.wrap(in.take(in.length()));
    }

    @Override
    public void skipBytes() {
        in.skip(in.length());
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) {
        in.copy(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) {
        in.skip(length);
    }

    @Override
    public int readEnum() {
        return in.varInt();
    }

    @Override
    public long readArrayStart() {
        return in.itemCount();
    }

    @Override
    public long arrayNext() {
        return in.itemCount();
    }

    // Avro's contract for skipping: a count of items means "skip these one by one and ask again".
    @Override
    public long skipArray() {
        return in.itemCount();
    }

    @Override
    public long readMapStart() {
        return in.itemCount();
    }

    @Override
    public long mapNext() {
        return in.itemCount();
    }

    @Override
    public long skipMap() {
        return in.itemCount();
    }

    @Override
    public int readIndex() {
        return in.varInt();
    }
}
