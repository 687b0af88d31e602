package io.tallystick.quickstart.fleet;

import io.tallystick.quickstart.replay.ReadingValue;
import java.time.Instant;
import java.util.Objects;

/**
 * One reading of a batch.
 *
 * @param time when it was measured, to the millisecond
 * @param value what was measured
 */
public record TimedReading(Instant time, ReadingValue value) {
    public TimedReading {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(value, "value");
    }
}
