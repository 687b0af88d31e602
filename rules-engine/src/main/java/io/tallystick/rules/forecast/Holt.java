package io.tallystick.rules.forecast;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Holt's linear trend: level' = alpha y + (1 - alpha)(level + trend), trend' = beta (level' - level) + (1 - beta) trend,
 * prediction = level + h trend. Starts with the second observation as the level and its difference from the first as the trend
 * (NIST/SEMATECH e-Handbook of Statistical Methods, 6.4.3.3).
 *
 * <pre>
 * state adds = observations seen u8, 0 to 2 (2: two or more); from 1 on: level f64 (the first observation while 1); at 2: trend f64
 * </pre>
 */
public final class Holt extends Forecast {
    private final double alpha;
    private final double beta;
    private int seen;
    private double level;
    private double trend;

    /**
     * @param alpha of the level: more than 0, at most 1
     * @param beta of the trend: 0 to 1
     */
    public Holt(double alpha, double beta) {
        this.alpha = requireShare("alpha", alpha, false);
        this.beta = requireShare("beta", beta, true);
    }

    @Override
    public boolean ready() {
        return seen == 2;
    }

    @Override
    double predict(int steps) {
        return level + steps * trend;
    }

    @Override
    void update(double value) {
        if (seen == 2) {
            double before = level;
            level = alpha * value + (1 - alpha) * (before + trend);
            trend = beta * (level - before) + (1 - beta) * trend;
        } else {
            trend = seen == 1 ? value - level : 0;
            level = value;
            seen++;
        }
    }

    @Override
    void skip() {
        level += trend;
    }

    @Override
    boolean sound() {
        return within(level) && within(trend);
    }

    @Override
    void reset() {
        seen = 0;
    }

    @Override
    void writeModel(StateWriter out) {
        out.u8(seen);
        if (seen > 0) {
            out.f64(level);
        }
        if (seen == 2) {
            out.f64(trend);
        }
    }

    @Override
    void readModel(StateReader in) {
        int at = in.position();
        int read = in.u8();
        if (read > 2) {
            throw new MalformedStateException(at, "0 to 2 observations seen", read);
        }
        level = read > 0 ? component(in) : 0;
        trend = read == 2 ? component(in) : 0;
        seen = read;
    }
}
