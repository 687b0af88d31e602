package io.tallystick.rules.geo;

import java.util.List;

/**
 * The corners of a polygon on the {@link Grid}, longitudes unrolled so that no edge crosses a seam, checked once when a contract is
 * compiled. The work is bounded by the square of {@link GeoLimits#MAX_CORNERS}.
 *
 * @param x longitudes, from the first corner's on, each at most half a turn from the one before
 * @param y latitudes
 */
record Ring(long[] x, long[] y) {

    static Ring of(List<Position> corners) {
        if (corners.size() > GeoLimits.MAX_CORNERS + 1) {
            throw wrongCount(corners.size());
        }
        int count = corners.size();
        if (count > 1 && samePlace(corners.get(0), corners.get(count - 1))) {
            count--;
        }
        if (count < GeoLimits.MIN_CORNERS || count > GeoLimits.MAX_CORNERS) {
            throw wrongCount(count);
        }
        long[] x = new long[count];
        long[] y = new long[count];
        for (int i = 0; i < count; i++) {
            x[i] = Grid.units(corners.get(i).longitudeDegrees());
            y[i] = Grid.units(corners.get(i).latitudeDegrees());
        }
        unroll(x);
        Ring ring = new Ring(x, y);
        ring.requireSimple();
        return ring;
    }

    int size() {
        return x.length;
    }

    private static InvalidGeoException wrongCount(int got) {
        return new InvalidGeoException(
                "polygon",
                GeoLimits.MIN_CORNERS + " to " + GeoLimits.MAX_CORNERS + " corners, the last not the first again",
                got);
    }

    private static boolean samePlace(Position a, Position b) {
        return Grid.units(a.latitudeDegrees()) == Grid.units(b.latitudeDegrees())
                && Math.floorMod(Grid.units(a.longitudeDegrees()) - Grid.units(b.longitudeDegrees()), Grid.FULL_TURN)
                        == 0;
    }

    private static void unroll(long[] x) {
        long first = x[0];
        for (int i = 1; i <= x.length; i++) {
            long next = i == x.length ? first : x[i];
            long step = Math.floorMod(next - x[i - 1] + Grid.HALF_TURN, Grid.FULL_TURN) - Grid.HALF_TURN;
            if (step == -Grid.HALF_TURN) {
                throw new InvalidGeoException(
                        "polygon",
                        "edges of less than 180 degrees of longitude (add a corner between)",
                        edge(i) + " of 180");
            }
            if (i < x.length) {
                x[i] = x[i - 1] + step;
            } else if (x[i - 1] + step != first) {
                throw new InvalidGeoException(
                        "polygon",
                        "corners that do not go round a pole (a circle about the pole can)",
                        "a turn round the earth");
            }
        }
    }

    private void requireSimple() {
        long west = x[0];
        long east = x[0];
        for (long each : x) {
            west = Math.min(west, each);
            east = Math.max(east, each);
        }
        if (east - west >= Grid.FULL_TURN) {
            throw new InvalidGeoException("polygon", "less than 360 degrees of longitude", (east - west) / 1e7);
        }
        for (int i = 0; i < x.length; i++) {
            requireTurn(i);
            for (int j = i + 2; j < x.length; j++) {
                boolean neighbours = i == 0 && j == x.length - 1;
                if (!neighbours && meet(i, j)) {
                    throw new InvalidGeoException(
                            "polygon",
                            "edges that meet only at their common corner",
                            edge(i + 1) + " meeting " + edge(j + 1));
                }
            }
        }
    }

    /** The corner differs from the next one, and the edge after that does not run back over this one. */
    private void requireTurn(int i) {
        int b = (i + 1) % x.length;
        int c = (i + 2) % x.length;
        if (x[i] == x[b] && y[i] == y[b]) {
            throw new InvalidGeoException("polygon", "corners that differ", edge(i + 1) + " of no length");
        }
        boolean straight = Grid.side(x[i], y[i], x[b], y[b], x[c], y[c]) == 0;
        if (straight && !Grid.between(x[i], y[i], x[c], y[c], x[b], y[b])) {
            throw new InvalidGeoException(
                    "polygon",
                    "edges that meet only at their common corner",
                    edge(i + 1) + " running back over itself");
        }
    }

    private boolean meet(int i, int j) {
        int a = (i + 1) % x.length;
        int b = (j + 1) % x.length;
        return Grid.meet(x[i], y[i], x[a], y[a], x[j], y[j], x[b], y[b]);
    }

    private static String edge(int number) {
        return "edge " + number;
    }
}
