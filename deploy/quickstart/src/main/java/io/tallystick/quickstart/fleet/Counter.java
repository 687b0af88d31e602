package io.tallystick.quickstart.fleet;

import io.tallystick.quickstart.replay.ReadingType;
import io.tallystick.quickstart.replay.ReadingValue;
import java.util.function.Consumer;

/** A count that only grows: energy, people, sales. It grows fastest at its busy hour and hardly at night. */
final class Counter implements Signal {
    private final String name;
    private final String unit;
    private final double perHour;
    private final double busyHour;
    private double total;
    private long lastMillis = Long.MIN_VALUE;

    /** @param perHour how much it grows in an hour, as a mean over the day */
    Counter(String name, String unit, double perHour, double busyHour, Noise noise) {
        this.name = name;
        this.unit = unit;
        this.perHour = perHour * (0.7 + 0.6 * noise.uniform());
        this.busyHour = busyHour;
        this.total = Math.floor(noise.uniform() * perHour * 24 * 365);
    }

    @Override
    public void sample(long epochMillis, Noise noise, Consumer<ReadingValue> out) {
        double hours = lastMillis == Long.MIN_VALUE ? 0 : (epochMillis - lastMillis) / Day.MILLIS_PER_HOUR;
        lastMillis = epochMillis;
        // Twice a uniform number has the mean 1, so the mean rate stays.
        total += perHour * hours * (1 + 0.95 * Day.wave(epochMillis, busyHour)) * 2 * noise.uniform();
        out.accept(new ReadingValue(name, unit, ReadingType.NUMBER, Decimals.write(Math.floor(total), 0)));
    }
}
