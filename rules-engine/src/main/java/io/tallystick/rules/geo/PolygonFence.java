package io.tallystick.rules.geo;

import java.util.Arrays;
import java.util.List;

/**
 * An area within straight edges on the map of latitude over longitude (as RFC 7946 section 3.1.1 has it; not great circles), each
 * going the shorter way round the earth, so that a fence may cross the antimeridian. Positions and corners are rounded to
 * ten-millionths of a degree; on the boundary is inside. A pole is inside if and only if it is a corner.
 */
public final class PolygonFence implements Fence {
    private final long[] x;
    private final long[] y;
    private final long west;
    private final long east;
    private final long south;
    private final long north;

    /**
     * @param corners {@link GeoLimits#MIN_CORNERS} to {@link GeoLimits#MAX_CORNERS} in either direction; the first may stand
     *     again at the end
     * @throws InvalidGeoException when there are fewer or more, edges meet elsewhere than at their common corner, an edge is half
     *     a turn long, or the corners go round a pole
     */
    public PolygonFence(List<Position> corners) {
        Ring ring = Ring.of(corners);
        this.x = ring.x();
        this.y = ring.y();
        long[] box = {x[0], x[0], y[0], y[0]};
        for (int i = 1; i < x.length; i++) {
            box[0] = Math.min(box[0], x[i]);
            box[1] = Math.max(box[1], x[i]);
            box[2] = Math.min(box[2], y[i]);
            box[3] = Math.max(box[3], y[i]);
        }
        this.west = box[0];
        this.east = box[1];
        this.south = box[2];
        this.north = box[3];
    }

    @Override
    public boolean contains(double latitudeDegrees, double longitudeDegrees) {
        Position.require(latitudeDegrees, longitudeDegrees);
        long py = Grid.units(latitudeDegrees);
        if (py < south || py > north) {
            return false;
        }
        if (py == Grid.POLE || py == -Grid.POLE) {
            return true;
        }
        long px = west + Math.floorMod(Grid.units(longitudeDegrees) - west, Grid.FULL_TURN);
        return px <= east && within(px, py);
    }

    /** Counts the edges that a ray eastwards crosses; each edge holds its southern end and not its northern one. */
    private boolean within(long px, long py) {
        boolean inside = false;
        int before = x.length - 1;
        for (int i = 0; i < x.length; before = i++) {
            long ax = x[before];
            long ay = y[before];
            long bx = x[i];
            long by = y[i];
            if (py < Math.min(ay, by) || py > Math.max(ay, by)) {
                continue;
            }
            int side = Grid.side(ax, ay, bx, by, px, py);
            if (side == 0 && Grid.between(ax, ay, bx, by, px, py)) {
                return true;
            }
            if (ay > py != by > py && (by > ay ? side > 0 : side < 0)) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** How many corners it has, without the first again at the end. */
    public int corners() {
        return x.length;
    }

    @Override
    public int cost() {
        return x.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolygonFence polygon && Arrays.equals(x, polygon.x) && Arrays.equals(y, polygon.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }
}
