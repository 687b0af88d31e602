package io.tallystick.quickstart.fleet;

import io.tallystick.quickstart.replay.ReadingValue;
import java.util.function.Consumer;

/** One thing that a device measures; keeps the state that makes its values a history. */
interface Signal {
    /**
     * Measures.
     *
     * @param epochMillis the simulated time, never before that of the previous call
     * @param out takes one or more readings
     */
    void sample(long epochMillis, Noise noise, Consumer<ReadingValue> out);
}
