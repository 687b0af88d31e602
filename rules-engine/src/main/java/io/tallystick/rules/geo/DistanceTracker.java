package io.tallystick.rules.geo;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;

/**
 * The distance that one thing has travelled, in whole millimetres: each way is rounded once (halves to even) and the sum is exact.
 * State:
 *
 * <pre>
 * u8 0                                                      no position yet
 * u8 1, f64 latitude, f64 longitude, i64 last, i64 total, count jumps in a row, i64 all jumps
 * </pre>
 *
 * Not for use by several threads at once.
 */
public final class DistanceTracker {
    private static final double MILLIMETRES_PER_METRE = 1_000;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final DistanceRule rule;
    private boolean seen;
    private double latitude;
    private double longitude;
    private long lastMillis;
    private long totalMillimetres;
    private int jumpsInRow;
    private long jumps;

    /** Before any position. */
    public DistanceTracker(DistanceRule rule) {
        this.rule = rule;
    }

    /**
     * A position in event time.
     *
     * @param atMillis 0 to {@link TimeLimits#MAX_TIME_MILLIS}
     * @throws InvalidGeoException when it is no position or time, or the total would exceed {@link
     *     GeoLimits#MAX_TOTAL_MILLIMETRES}; nothing has changed then
     */
    public DistanceStep update(double latitudeDegrees, double longitudeDegrees, long atMillis) {
        Position.require(latitudeDegrees, longitudeDegrees);
        InvalidGeoException.requireRange("time in milliseconds", atMillis, 0, TimeLimits.MAX_TIME_MILLIS);
        if (!seen) {
            seen = true;
            return countFrom(latitudeDegrees, longitudeDegrees, atMillis, DistanceStep.FIRST);
        }
        if (atMillis < lastMillis) {
            return DistanceStep.LATE;
        }
        double metres = GreatCircle.metres(latitude, longitude, latitudeDegrees, longitudeDegrees);
        double seconds = (atMillis - lastMillis) / MILLIS_PER_SECOND;
        if (metres > rule.noiseMetres() + rule.maxSpeedMetresPerSecond() * seconds) {
            return jump(latitudeDegrees, longitudeDegrees, atMillis);
        }
        long millimetres = (long) Math.rint(metres * MILLIMETRES_PER_METRE);
        if (metres <= rule.noiseMetres() || millimetres == 0) {
            jumpsInRow = 0;
            lastMillis = atMillis;
            return DistanceStep.NOISE;
        }
        InvalidGeoException.requireRange(
                "total distance in millimetres", totalMillimetres + millimetres, 0, GeoLimits.MAX_TOTAL_MILLIMETRES);
        totalMillimetres += millimetres;
        return countFrom(latitudeDegrees, longitudeDegrees, atMillis, DistanceStep.MOVED);
    }

    /** All ways counted so far. */
    public long totalMillimetres() {
        return totalMillimetres;
    }

    /** How many positions were passed over as jumps, restarts included. */
    public long jumps() {
        return jumps;
    }

    private DistanceStep jump(double latitudeDegrees, double longitudeDegrees, long atMillis) {
        jumps++;
        if (++jumpsInRow < rule.jumpsToRestart()) {
            return DistanceStep.JUMP;
        }
        return countFrom(latitudeDegrees, longitudeDegrees, atMillis, DistanceStep.RESTARTED);
    }

    /** Adding 0.0 makes one zero of the two. */
    private DistanceStep countFrom(double latitudeDegrees, double longitudeDegrees, long atMillis, DistanceStep step) {
        latitude = latitudeDegrees + 0.0;
        longitude = longitudeDegrees + 0.0;
        lastMillis = atMillis;
        jumpsInRow = 0;
        return step;
    }

    public void write(StateWriter out) {
        out.bool(seen);
        if (seen) {
            out.f64(latitude)
                    .f64(longitude)
                    .i64(lastMillis)
                    .i64(totalMillimetres)
                    .count(jumpsInRow)
                    .i64(jumps);
        }
    }

    /**
     * What {@link #write} wrote under the same rule.
     *
     * @throws MalformedStateException when no tracker of this rule is written so
     */
    public static DistanceTracker read(StateReader in, DistanceRule rule) {
        DistanceTracker tracker = new DistanceTracker(rule);
        tracker.seen = in.bool();
        if (tracker.seen) {
            tracker.latitude = degrees(in, GeoLimits.MAX_LATITUDE_DEGREES);
            tracker.longitude = degrees(in, GeoLimits.MAX_LONGITUDE_DEGREES);
            tracker.lastMillis = integer(in, 0, TimeLimits.MAX_TIME_MILLIS);
            tracker.totalMillimetres = integer(in, 0, GeoLimits.MAX_TOTAL_MILLIMETRES);
            tracker.jumpsInRow = in.count(rule.jumpsToRestart() - 1);
            tracker.jumps = integer(in, tracker.jumpsInRow, Long.MAX_VALUE);
        }
        return tracker;
    }

    private static double degrees(StateReader in, double most) {
        int at = in.position();
        double degrees = in.f64();
        boolean negativeZero = degrees == 0 && Double.doubleToRawLongBits(degrees) != 0;
        if (!(Math.abs(degrees) <= most) || negativeZero) {
            throw new MalformedStateException(at, "degrees of " + -most + " to " + most + ", no -0.0", degrees);
        }
        return degrees;
    }

    private static long integer(StateReader in, long least, long most) {
        int at = in.position();
        long value = in.i64();
        if (value < least || value > most) {
            throw new MalformedStateException(at, least + " to " + most, value);
        }
        return value;
    }
}
