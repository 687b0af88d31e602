package io.tallystick.bench.growth;

import java.util.Locale;

/**
 * How large ledgers are made before sealing on top of them is measured.
 *
 * @param devices how many devices they know, 1 or more
 * @param events how many events they hold, at least one of each device
 */
public record GrowthSize(int devices, long events) {
    /** As many events as are wanted, or one of each device if that is more. */
    public static GrowthSize of(int devices, long events) {
        return new GrowthSize(devices, Math.max(devices, events));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d events of %,d devices", events, devices);
    }
}
