package io.tallystick.quickstart.fleet;

import io.tallystick.quickstart.replay.ReadingType;
import io.tallystick.quickstart.replay.ReadingValue;
import java.util.function.Consumer;

/**
 * A measured quantity: a level of its own for each device, a daily wave, noise with a memory, slow drift, and the faults of
 * real sensors: a spike now and then, and getting stuck for an hour.
 */
final class Rhythm implements Signal {
    /**
     * What it is like on average.
     *
     * @param base the middle of the wave
     * @param swing half the height of the daily wave; negative for a trough at the peak hour
     * @param peakHour the hour of its peak, UTC
     * @param spread the standard deviation of its noise
     * @param driftPerDay how far it runs away in a day
     * @param min what the sensor can show at least
     * @param max what the sensor can show at most
     */
    record Shape(
            String name,
            String unit,
            int decimals,
            double base,
            double swing,
            double peakHour,
            double spread,
            double driftPerDay,
            double min,
            double max) {}

    private static final double MEMORY = 0.9;
    /** Keeps the noise's deviation at {@code spread}: root of 1 - memory^2. */
    private static final double FRESH = 0.4358898943540674;

    private static final double SPIKE_CHANCE = 0.0005;
    private static final double STUCK_CHANCE = 0.0002;
    private static final long STUCK_MILLIS = 3_600_000;

    private final Shape shape;
    private final double own;
    private double wander;
    private long firstMillis = Long.MIN_VALUE;
    private long stuckUntil = Long.MIN_VALUE;
    private ReadingValue last;

    Rhythm(Shape shape, Noise noise) {
        this.shape = shape;
        this.own = noise.bell() * (shape.spread() + Math.abs(shape.swing()) * 0.1);
    }

    @Override
    public void sample(long epochMillis, Noise noise, Consumer<ReadingValue> out) {
        if (firstMillis == Long.MIN_VALUE) {
            firstMillis = epochMillis;
        }
        wander = wander * MEMORY + noise.bell() * shape.spread() * FRESH;
        double fault = noise.uniform();
        if (last == null || epochMillis >= stuckUntil) {
            double spike = fault < SPIKE_CHANCE ? (shape.max() - shape.min()) * 0.4 : 0;
            last = new ReadingValue(
                    shape.name(),
                    shape.unit(),
                    ReadingType.NUMBER,
                    Decimals.write(clamp(level(epochMillis) + wander + spike), shape.decimals()));
            if (fault > 1 - STUCK_CHANCE) {
                stuckUntil = epochMillis + STUCK_MILLIS;
            }
        }
        out.accept(last);
    }

    private double level(long epochMillis) {
        double days = (double) (epochMillis - firstMillis) / Day.MILLIS;
        return shape.base()
                + own
                + shape.swing() * Day.wave(epochMillis, shape.peakHour())
                + shape.driftPerDay() * days;
    }

    private double clamp(double value) {
        return Math.max(shape.min(), Math.min(shape.max(), value));
    }
}
