package io.tallystick.bench.cluster;

import java.nio.ByteBuffer;

/**
 * Walks through the entries of a block of any size without copying them.
 *
 * <pre>
 * bundle = *( length entry )      ; length: big-endian uint16, bytes of the entry; c2sp.org/tlog-tiles, Log entries
 * </pre>
 */
public final class BundleReader {
    private final ByteBuffer in;
    private int offset;
    private int length;

    /** Begins before the first entry; neither changes the buffer's position nor copies its bytes. */
    public BundleReader(ByteBuffer bundle) {
        this.in = bundle.duplicate();
    }

    /**
     * Goes to the next entry.
     *
     * @return false if there is none; this stays at the last one then
     * @throws IllegalStateException if it is cut off
     */
    public boolean next() {
        if (!in.hasRemaining()) {
            return false;
        }
        int start = in.position();
        int want = in.remaining() < Short.BYTES ? Short.BYTES : Short.toUnsignedInt(in.getShort());
        if (want > in.remaining()) {
            throw new IllegalStateException(
                    "bundle: entry at byte " + start + ": want " + want + " bytes, got " + in.remaining());
        }
        offset = in.position();
        length = want;
        in.position(offset + length);
        return true;
    }

    /** Where the entry begins, after its length: an index of the buffer. */
    public int offset() {
        return offset;
    }

    /** Bytes of the entry, 0 to 65,535. */
    public int length() {
        return length;
    }

    /** A copy of the entry. */
    public byte[] entry() {
        byte[] entry = new byte[length];
        in.get(offset, entry);
        return entry;
    }
}
