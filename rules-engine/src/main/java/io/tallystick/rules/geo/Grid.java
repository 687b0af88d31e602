package io.tallystick.rules.geo;

/**
 * Polygons are judged on a grid of whole ten-millionths of a degree (11 mm at most), in integers, so that "on the boundary" is exact.
 * Differences are at most 3.6e9 in longitude and 1.8e9 in latitude: their product, 6.48e18, fits a long; hence products are
 * compared, never subtracted.
 */
final class Grid {
    static final long FULL_TURN = 3_600_000_000L;
    static final long HALF_TURN = FULL_TURN / 2;
    static final long POLE = 900_000_000L;
    private static final double UNITS_PER_DEGREE = 1e7;

    private Grid() {}

    /** The nearest unit, halves to even. */
    static long units(double degrees) {
        return (long) Math.rint(degrees * UNITS_PER_DEGREE);
    }

    /** On which side of the line from a to b the point p is: over 0 left, 0 on it, under 0 right. */
    static int side(long ax, long ay, long bx, long by, long px, long py) {
        return Long.compare((bx - ax) * (py - ay), (px - ax) * (by - ay));
    }

    /** Whether p, known to be on the line through a and b, lies between them or on one of them. */
    static boolean between(long ax, long ay, long bx, long by, long px, long py) {
        return Math.min(ax, bx) <= px && px <= Math.max(ax, bx) && Math.min(ay, by) <= py && py <= Math.max(ay, by);
    }

    /** Whether the two segments share a point, ends included. */
    static boolean meet(long ax, long ay, long bx, long by, long cx, long cy, long dx, long dy) {
        if (Math.max(ax, bx) < Math.min(cx, dx)
                || Math.max(cx, dx) < Math.min(ax, bx)
                || Math.max(ay, by) < Math.min(cy, dy)
                || Math.max(cy, dy) < Math.min(ay, by)) {
            return false;
        }
        return side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) <= 0
                && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0;
    }
}
