package io.tallystick.rules.forecast;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Holt-Winters' seasonal method with m slots (NIST/SEMATECH e-Handbook of Statistical Methods, 6.4.3.5): the season is taken
 * from the new level, so that every gamma from 0 to 1 is stable. Starts when 2m observations are there, from the first season:
 * level = its mean, trend = mean over the slots of (second season - first season) / m, seasons = observations less (or divided
 * by) the level; then the observations of the second season are taken one by one like any later ones, but count for no error.
 *
 * <pre>
 * state adds = bool ready
 *   not ready: count of observations, 0 to 2m - 1, each f64
 *   ready:     level f64, trend f64, slot of the next observation i32 (0 to m - 1), m seasons f64
 * </pre>
 */
public final class HoltWinters extends Forecast {
    private final Seasonality seasonality;
    private final double alpha;
    private final double beta;
    private final double gamma;
    private final int slots;
    private final double[] values;
    private boolean ready;
    private int next;
    private double level;
    private double trend;

    /**
     * @param slots of a season, {@link ForecastLimits#MIN_SEASON} to {@link ForecastLimits#MAX_SEASON}
     * @param alpha of the level: more than 0, at most 1
     * @param beta of the trend: 0 to 1
     * @param gamma of the season: 0 to 1
     */
    public HoltWinters(Seasonality seasonality, int slots, double alpha, double beta, double gamma) {
        if (slots < ForecastLimits.MIN_SEASON || slots > ForecastLimits.MAX_SEASON) {
            throw new IllegalArgumentException("season: want " + ForecastLimits.MIN_SEASON + " to "
                    + ForecastLimits.MAX_SEASON + " slots, got " + slots);
        }
        this.seasonality = seasonality;
        this.slots = slots;
        this.alpha = requireShare("alpha", alpha, false);
        this.beta = requireShare("beta", beta, true);
        this.gamma = requireShare("gamma", gamma, true);
        this.values = new double[2 * slots];
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    double predict(int steps) {
        double season = values[(next + steps - 1) % slots];
        double line = level + steps * trend;
        return additive() ? line + season : line * season;
    }

    @Override
    double checked(double value) {
        double taken = super.checked(value);
        if (!additive() && !(taken > 0)) {
            throw new RefusedObservationException("a positive number, since seasons multiply", taken);
        }
        return taken;
    }

    @Override
    void update(double value) {
        if (ready) {
            smooth(value);
        } else {
            values[next++] = value;
            if (next == values.length) {
                start();
            }
        }
    }

    @Override
    void skip() {
        level += trend;
        next = (next + 1) % slots;
    }

    @Override
    boolean sound() {
        boolean sound = within(level) && within(trend) && (additive() || level > 0);
        // Only the slot before the next one has changed since this was asked last.
        double season = values[(next + slots - 1) % slots];
        return sound && seasonSound(season);
    }

    @Override
    void reset() {
        ready = false;
        next = 0;
    }

    @Override
    void writeModel(StateWriter out) {
        out.bool(ready);
        if (ready) {
            out.f64(level).f64(trend).i32(next);
        } else {
            out.count(next);
        }
        for (int i = 0; i < (ready ? slots : next); i++) {
            out.f64(values[i]);
        }
    }

    @Override
    void readModel(StateReader in) {
        boolean readReady = in.bool();
        int at = in.position();
        int count = slots;
        if (readReady) {
            level = component(in);
            trend = component(in);
            at = in.position();
            next = in.i32();
            if (next < 0 || next >= slots || !additive() && !(level > 0)) {
                throw new MalformedStateException(
                        at, "a slot of 0 to " + (slots - 1) + " and a sound level", next + " and " + level);
            }
        } else {
            count = in.count(values.length - 1);
            next = count;
        }
        for (int i = 0; i < count; i++) {
            at = in.position();
            values[i] = component(in);
            if (!seasonSound(values[i]) || !readReady && !(Math.abs(values[i]) <= ForecastLimits.MAX_OBSERVATION)) {
                throw new MalformedStateException(at, "a sound season or observation", values[i]);
            }
        }
        ready = readReady;
    }

    private void start() {
        double sum = 0;
        double rise = 0;
        for (int i = 0; i < slots; i++) {
            sum += values[i];
            rise += (values[slots + i] - values[i]) / slots;
        }
        level = sum / slots;
        trend = rise / slots;
        for (int i = 0; i < slots; i++) {
            values[i] = additive() ? values[i] - level : values[i] / level;
        }
        next = 0;
        ready = true;
        for (int i = 0; i < slots && ready; i++) {
            smooth(values[slots + i]);
            ready = sound();
        }
        if (!ready) {
            // Kept ready but unsound, so that the caller counts the new start.
            ready = true;
            level = Double.NaN;
        }
    }

    private void smooth(double value) {
        double line = level + trend;
        double season = values[next];
        double before = level;
        if (additive()) {
            level = alpha * (value - season) + (1 - alpha) * line;
            values[next] = gamma * (value - level) + (1 - gamma) * season;
        } else {
            level = alpha * (value / season) + (1 - alpha) * line;
            values[next] = gamma * (value / level) + (1 - gamma) * season;
        }
        trend = beta * (level - before) + (1 - beta) * trend;
        next = (next + 1) % slots;
    }

    private boolean seasonSound(double season) {
        return within(season) && (additive() || season > 0);
    }

    private boolean additive() {
        return seasonality == Seasonality.ADDITIVE;
    }
}
