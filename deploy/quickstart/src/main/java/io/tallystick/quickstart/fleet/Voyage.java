package io.tallystick.quickstart.fleet;

import io.tallystick.quickstart.replay.ReadingType;
import io.tallystick.quickstart.replay.ReadingValue;
import java.util.function.Consumer;

/** A ship's position on the lane between Rotterdam and Genoa, to and fro, with its speed over ground. */
final class Voyage implements Signal {
    /** Latitude and longitude of the lane's bends, in degrees. */
    private static final double[][] LANE = {
        {51.98, 3.95},
        {51.05, 1.50},
        {49.90, -3.50},
        {48.60, -5.90},
        {43.40, -9.80},
        {38.60, -9.90},
        {36.75, -9.20},
        {35.95, -5.60},
        {36.60, -2.00},
        {39.40, 0.80},
        {42.80, 5.20},
        {44.35, 8.90}
    };

    private static final double METRES_PER_DEGREE = 111_195;
    private static final double CRUISE = 9.5;

    private int leg;
    private boolean back;
    private double along;
    private long lastMillis = Long.MIN_VALUE;
    private double speed = CRUISE;

    Voyage(Noise noise) {
        this.leg = noise.below(LANE.length - 1);
        this.back = noise.uniform() < 0.5;
        this.along = noise.uniform();
    }

    @Override
    public void sample(long epochMillis, Noise noise, Consumer<ReadingValue> out) {
        speed = Math.max(2, Math.min(13, speed + (CRUISE - speed) * 0.05 + noise.bell() * 0.1));
        if (lastMillis != Long.MIN_VALUE) {
            sail(speed * (epochMillis - lastMillis) / 1000.0);
        }
        lastMillis = epochMillis;
        double[] from = LANE[back ? leg + 1 : leg];
        double[] to = LANE[back ? leg : leg + 1];
        number(out, "latitude", "lat", from[0] + (to[0] - from[0]) * along, 5);
        number(out, "longitude", "lon", from[1] + (to[1] - from[1]) * along, 5);
        number(out, "speed", "m/s", speed, 2);
    }

    private void sail(double metres) {
        along += metres / legMetres();
        while (along >= 1) {
            double beyond = (along - 1) * legMetres();
            int next = back ? leg - 1 : leg + 1;
            if (next < 0 || next >= LANE.length - 1) {
                back = !back;
            } else {
                leg = next;
            }
            along = beyond / legMetres();
        }
    }

    private double legMetres() {
        double[] from = LANE[leg];
        double[] to = LANE[leg + 1];
        double north = (to[0] - from[0]) * METRES_PER_DEGREE;
        double east =
                (to[1] - from[1]) * METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians((from[0] + to[0]) / 2));
        return StrictMath.sqrt(north * north + east * east);
    }

    private static void number(Consumer<ReadingValue> out, String name, String unit, double value, int decimals) {
        out.accept(new ReadingValue(name, unit, ReadingType.NUMBER, Decimals.write(value, decimals)));
    }
}
