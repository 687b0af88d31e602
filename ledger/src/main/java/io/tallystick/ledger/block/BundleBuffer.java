package io.tallystick.ledger.block;

import java.util.Arrays;

/** A growing C2SP entry bundle: for each entry its length as big-endian uint16, then its bytes. */
final class BundleBuffer {
    private byte[] buffer = new byte[8192];
    private int size;
    private int count;

    /** Makes room for an entry of at most 65,535 bytes and returns where its bytes, yet to be written, begin. */
    int add(int length) {
        int needed = size + 2 + length;
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
        }
        buffer[size] = (byte) (length >>> 8);
        buffer[size + 1] = (byte) length;
        size = needed;
        count++;
        return size - length;
    }

    byte[] buffer() {
        return buffer;
    }

    int size() {
        return size;
    }

    int count() {
        return count;
    }

    /** The bundle's bytes; the next one starts empty. */
    byte[] take() {
        byte[] bundle = Arrays.copyOf(buffer, size);
        size = 0;
        count = 0;
        return bundle;
    }
}
