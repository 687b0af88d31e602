package io.tallystick.bridge.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes that end at a bound: a small record may have long names in many places. */
final class BoundedBytes extends OutputStream {
    /** More was written than there is room for. */
    static final class FullException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;

    /** @param most how many bytes there is room for, inclusive */
    BoundedBytes(int most) {
        this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
        requireRoom(1);
        bytes.write(b);
    }

    @Override
    public void write(byte[] b, int from, int length) throws IOException {
        requireRoom(length);
        bytes.write(b, from, length);
    }

    private void requireRoom(int length) throws FullException {
        if (length > most - bytes.size()) {
            throw new FullException();
        }
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
