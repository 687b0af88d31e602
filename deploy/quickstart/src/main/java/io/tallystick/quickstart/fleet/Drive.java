package io.tallystick.quickstart.fleet;

import io.tallystick.quickstart.replay.ReadingType;
import io.tallystick.quickstart.replay.ReadingValue;
import java.util.function.Consumer;

/** A road vehicle around Turin: position, speed and engine speed; driven by day, mostly parked by night. */
final class Drive implements Signal {
    private static final double LATITUDE = 45.07;
    private static final double LONGITUDE = 7.68;
    private static final double REACH = 0.25;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final double METRES_PER_DEGREE_EAST = 78_500;
    private static final double MIDDAY = 13;

    private double latitude;
    private double longitude;
    private double northward = 1;
    private double eastward;
    private double speed;
    private boolean driving;
    private long lastMillis = Long.MIN_VALUE;

    Drive(Noise noise) {
        this.latitude = LATITUDE + (noise.uniform() - 0.5) * REACH;
        this.longitude = LONGITUDE + (noise.uniform() - 0.5) * REACH;
    }

    @Override
    public void sample(long epochMillis, Noise noise, Consumer<ReadingValue> out) {
        double draw = noise.uniform();
        if (draw < 0.02) {
            driving = noise.uniform() < 0.4 * (1 + 0.9 * Day.wave(epochMillis, MIDDAY));
            turn(noise);
        }
        speed = driving ? Math.max(0, Math.min(38, speed + (15 - speed) * 0.1 + noise.bell())) : 0;
        if (lastMillis != Long.MIN_VALUE) {
            move((epochMillis - lastMillis) / 1000.0, noise);
        }
        lastMillis = epochMillis;
        number(out, "latitude", "lat", latitude, 5);
        number(out, "longitude", "lon", longitude, 5);
        number(out, "speed", "m/s", speed, 1);
        number(out, "rpm", "1/min", driving ? 800 + speed * 85 + noise.uniform() * 200 : 0, 0);
    }

    private void turn(Noise noise) {
        double angle = noise.uniform() * 2 * StrictMath.PI;
        northward = StrictMath.cos(angle);
        eastward = StrictMath.sin(angle);
    }

    private void move(double seconds, Noise noise) {
        double metres = speed * seconds;
        double north = latitude + northward * metres / METRES_PER_DEGREE;
        double east = longitude + eastward * metres / METRES_PER_DEGREE_EAST;
        if (Math.abs(north - LATITUDE) > REACH || Math.abs(east - LONGITUDE) > REACH) {
            turn(noise);
        } else {
            latitude = north;
            longitude = east;
        }
    }

    private static void number(Consumer<ReadingValue> out, String name, String unit, double value, int decimals) {
        out.accept(new ReadingValue(name, unit, ReadingType.NUMBER, Decimals.write(value, decimals)));
    }
}
