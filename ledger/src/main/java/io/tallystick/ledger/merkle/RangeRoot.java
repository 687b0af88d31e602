package io.tallystick.ledger.merkle;

import java.io.IOException;

/** Roots of leaf ranges, put together from the perfect subtrees of a {@link HashSource}. */
public final class RangeRoot {
    private RangeRoot() {}

    /**
     * The root over the leaves {@code [begin, end)} of a tree, as RFC 6962 splits it.
     *
     * @param begin a multiple of the largest power of two that is not above {@code end - begin}
     * @param end exclusive, above {@code begin}
     */
    public static byte[] of(HashSource source, long begin, long end) throws IOException {
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException("leaf range: want 0 <= begin < end, got [" + begin + ", " + end + ")");
        }
        int level = 63 - Long.numberOfLeadingZeros(end - begin);
        long width = 1L << level;
        if (begin % width != 0) {
            throw new IllegalArgumentException("leaf range [" + begin + ", " + end + "): want begin a multiple of "
                    + width + ", as in every range that a tree splits into");
        }
        byte[] left = Hashes.requireHash("hash source", source.hash(level, begin >>> level));
        return begin + width == end ? left : Hashes.node(left, of(source, begin + width, end));
    }

    /** The root of the tree of this size. */
    public static byte[] ofTree(HashSource source, long size) throws IOException {
        return size == 0 ? Hashes.emptyRoot() : of(source, 0, size);
    }

    /** The largest power of two below {@code width}, which is at least 2: where RFC 6962 splits a tree. */
    static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
