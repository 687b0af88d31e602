package io.tallystick.ledger.tile;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A bundle of entries, c2sp.org/tlog-tiles, Log entries; indexed, not copied.
 *
 * <pre>
 * bundle = 1*256( length entry )     ; length: big-endian uint16, bytes of the entry
 * </pre>
 */
public final class EntryBundle {
    /** The longest entry that the uint16 length can tell. */
    public static final int MAX_ENTRY_BYTES = 65_535;

    /** Bytes of the length in front of an entry. */
    public static final int LENGTH_BYTES = 2;

    private final byte[] bytes;
    private final int[] starts;

    private EntryBundle(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    /**
     * Reads a bundle; keeps the array, which must not be changed after.
     *
     * @param path says how many entries there are and names the bundle in errors
     * @throws TileException with {@code MALFORMED} if an entry is cut off or bytes are left over
     */
    public static EntryBundle parse(TilePath path, byte[] bytes) throws TileException {
        int[] starts = new int[path.width() + 1];
        int at = 0;
        for (int i = 0; i < path.width(); i++) {
            starts[i] = at;
            int length = lengthAt(bytes, at);
            if (length < 0) {
                throw new TileException(
                        TileException.Reason.MALFORMED,
                        path + ": want " + path.width() + " entries, entry " + i + " at byte " + at + " is cut off",
                        path.index() * TilePath.FULL_WIDTH + i);
            }
            at += LENGTH_BYTES + length;
        }
        if (at != bytes.length) {
            throw new TileException(
                    TileException.Reason.MALFORMED,
                    path + ": want " + path.width() + " entries in " + at + " bytes, got " + bytes.length + " bytes");
        }
        starts[path.width()] = at;
        return new EntryBundle(bytes, starts);
    }

    /** The bundle of 1 to 256 entries. */
    public static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            append(bundle, entry, 0, entry.length);
        }
        return bundle.toByteArray();
    }

    static void append(ByteArrayOutputStream bundle, byte[] buf, int off, int len) {
        if (len > MAX_ENTRY_BYTES) {
            throw new IllegalArgumentException("entry: want at most " + MAX_ENTRY_BYTES + " bytes, got " + len);
        }
        bundle.write(len >>> 8);
        bundle.write(len);
        bundle.write(buf, off, len);
    }

    /** The length of the entry that begins at a byte with its length; -1 if it is cut off. */
    static int lengthAt(byte[] bytes, int at) {
        int left = bytes.length - at - LENGTH_BYTES;
        int length = left < 0 ? 0 : Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
        return length > left ? -1 : length;
    }

    /** Entries in the bundle. */
    public int count() {
        return starts.length - 1;
    }

    /** The array that {@link #offset} and {@link #length} are of; not a copy, not to be changed. */
    public byte[] array() {
        return bytes;
    }

    /** Where entry {@code i}, from 0, begins in {@link #array}. */
    public int offset(int i) {
        return starts[i] + LENGTH_BYTES;
    }

    /** Bytes of entry {@code i}, from 0. */
    public int length(int i) {
        return starts[i + 1] - offset(i);
    }

    /** A copy of entry {@code i}, from 0. */
    public byte[] entry(int i) {
        return Arrays.copyOfRange(bytes, offset(i), starts[i + 1]);
    }
}
