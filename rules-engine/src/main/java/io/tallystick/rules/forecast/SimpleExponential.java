package io.tallystick.rules.forecast;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Simple exponential smoothing: level = alpha y + (1 - alpha) level. Starts with the first observation as the level; every
 * prediction is the level.
 *
 * <pre>
 * state adds = bool ready, and then: level f64
 * </pre>
 */
public final class SimpleExponential extends Forecast {
    private final double alpha;
    private boolean ready;
    private double level;

    /** @param alpha more than 0, at most 1 */
    public SimpleExponential(double alpha) {
        this.alpha = requireShare("alpha", alpha, false);
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    double predict(int steps) {
        return level;
    }

    @Override
    void update(double value) {
        level = ready ? alpha * value + (1 - alpha) * level : value;
        ready = true;
    }

    @Override
    void skip() {
        // The level is its own prediction.
    }

    @Override
    boolean sound() {
        return within(level);
    }

    @Override
    void reset() {
        ready = false;
    }

    @Override
    void writeModel(StateWriter out) {
        out.bool(ready);
        if (ready) {
            out.f64(level);
        }
    }

    @Override
    void readModel(StateReader in) {
        if (in.bool()) {
            level = component(in);
            ready = true;
        }
    }
}
