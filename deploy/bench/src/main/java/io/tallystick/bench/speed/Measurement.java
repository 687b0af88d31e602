package io.tallystick.bench.speed;

import io.tallystick.bench.meter.Usage;

/**
 * One run of one case.
 *
 * @param records how many records the measured time covers
 * @param whole whether it lasted as long as was wanted; if not, the records ran out
 * @param usage what was used up meanwhile, {@code usage.nanos()} the measured time
 * @param cost what the whole run left on the broker; null where it is not looked at
 */
public record Measurement(long records, boolean whole, Usage usage, Cost cost) {
    /** Records a second. */
    public double rate() {
        return records * 1e9 / usage.nanos();
    }

    Measurement with(Cost newCost) {
        return new Measurement(records, whole, usage, newCost);
    }
}
