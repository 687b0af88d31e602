package io.tallystick.quickstart.fleet;

/** The rhythm of a day in UTC. */
final class Day {
    static final long MILLIS = 86_400_000L;
    static final double MILLIS_PER_HOUR = 3_600_000.0;
    private static final int MINUTES = 1440;
    private static final double[] WAVE = wave();

    private Day() {}

    /** 1 at the peak hour, -1 twelve hours from it. */
    static double wave(long epochMillis, double peakHour) {
        int minute = (int) (Math.floorMod(epochMillis, MILLIS) / 60_000);
        return WAVE[Math.floorMod(minute - (int) (peakHour * 60), MINUTES)];
    }

    /** The hour of the day, 0 to below 24, with its fraction. */
    static double hour(long epochMillis) {
        return Math.floorMod(epochMillis, MILLIS) / MILLIS_PER_HOUR;
    }

    /** StrictMath, because the plan must be the same on every machine. */
    private static double[] wave() {
        double[] wave = new double[MINUTES];
        for (int minute = 0; minute < MINUTES; minute++) {
            wave[minute] = StrictMath.cos(2 * StrictMath.PI * minute / MINUTES);
        }
        return wave;
    }
}
