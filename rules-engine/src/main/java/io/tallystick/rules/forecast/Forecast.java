package io.tallystick.rules.forecast;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Observations in, predictions out, and how far the predictions of one step were off. Plain IEEE double arithmetic in the order
 * in which the reference writes it, so the same bits on every machine. Not for use by several threads at once.
 *
 * <pre>
 * state = restarts i32, errors i64, sum of absolute errors f64, the last one f64, and then what the kind of forecast adds
 * </pre>
 */
public abstract sealed class Forecast permits SimpleExponential, Holt, HoltWinters {
    private int restarts;
    private long errors;
    private double errorSum;
    private double lastError;

    /** Whether the start-up is over and predictions are made. */
    public abstract boolean ready();

    /**
     * Takes the next observation. If level, trend or season then run away (or are not positive, where they multiply) the
     * forecast starts over without it.
     *
     * @throws RefusedObservationException if it is not finite, larger than {@link ForecastLimits#MAX_OBSERVATION}, or not
     *     positive where seasons multiply
     */
    public final void observe(double value) {
        double taken = checked(value);
        if (ready()) {
            lastError = Math.abs(taken - predict(1));
            errorSum += lastError;
            errors++;
        }
        update(taken);
        requireSound();
    }

    /** Says that the next observation is missing: a prediction takes its place, and a start-up begins anew. */
    public final void miss() {
        if (ready()) {
            skip();
            requireSound();
        } else {
            reset();
        }
    }

    /**
     * The prediction, or NaN before {@link #ready()}.
     *
     * @param steps 1 (the next observation) to {@link ForecastLimits#MAX_HORIZON}
     */
    public final double ahead(int steps) {
        if (steps < 1 || steps > ForecastLimits.MAX_HORIZON) {
            throw new IllegalArgumentException(
                    "forecast: want 1 to " + ForecastLimits.MAX_HORIZON + " steps ahead, got " + steps);
        }
        return ready() ? predict(steps) : Double.NaN;
    }

    /** How many predictions of one step have met their observation. */
    public final long errors() {
        return errors;
    }

    /** The mean of |observation - prediction of one step|; NaN before the first. */
    public final double meanAbsoluteError() {
        return errors == 0 ? Double.NaN : errorSum / errors;
    }

    /** |observation - prediction| of the last observation that was predicted; NaN before the first. */
    public final double lastAbsoluteError() {
        return errors == 0 ? Double.NaN : lastError;
    }

    /** How often the forecast ran away and started over. */
    public final int restarts() {
        return restarts;
    }

    /** Writes what it has learnt, not what it was made with. */
    public final void write(StateWriter out) {
        out.i32(restarts).i64(errors).f64(errorSum).f64(lastError);
        writeModel(out);
    }

    /**
     * Becomes what was written by a forecast made alike.
     *
     * @throws MalformedStateException if no forecast made like this one would have written it
     */
    public final void read(StateReader in) {
        int at = in.position();
        int readRestarts = in.i32();
        long readErrors = in.i64();
        double sum = in.f64();
        double last = in.f64();
        boolean none = readErrors == 0 && isZero(sum) && isZero(last);
        boolean some = readErrors > 0 && Double.isFinite(sum) && !isMinus(last) && last <= sum;
        if (readRestarts < 0 || !none && !some) {
            throw new MalformedStateException(
                    at, "restarts and errors that add up", readRestarts + ", " + readErrors + ", " + sum + ", " + last);
        }
        reset();
        restarts = readRestarts;
        errors = readErrors;
        errorSum = sum;
        lastError = last;
        readModel(in);
    }

    /** The forecast without the check of the horizon; only when ready. */
    abstract double predict(int steps);

    /** Takes a checked observation. */
    abstract void update(double value);

    /** Steps over a missing observation; only when ready. */
    abstract void skip();

    /** Whether the components are within limits. */
    abstract boolean sound();

    /** Becomes new. */
    abstract void reset();

    abstract void writeModel(StateWriter out);

    abstract void readModel(StateReader in);

    double checked(double value) {
        if (!(Math.abs(value) <= ForecastLimits.MAX_OBSERVATION)) {
            throw new RefusedObservationException(
                    "a number of magnitude " + ForecastLimits.MAX_OBSERVATION + " at most", value);
        }
        return value + 0.0;
    }

    static boolean within(double component) {
        return Math.abs(component) <= ForecastLimits.MAX_COMPONENT;
    }

    static double component(StateReader in) {
        int at = in.position();
        double value = in.f64();
        if (!within(value)) {
            throw new MalformedStateException(at, "a magnitude of " + ForecastLimits.MAX_COMPONENT + " at most", value);
        }
        return value;
    }

    static double requireShare(String name, double value, boolean zeroAllowed) {
        if (!(value <= 1 && (value > 0 || zeroAllowed && isZero(value)))) {
            throw new IllegalArgumentException(
                    name + ": want " + (zeroAllowed ? "0" : "more than 0") + " to 1, got " + value);
        }
        return value;
    }

    private void requireSound() {
        if (ready() && !sound()) {
            reset();
            restarts = Math.min(restarts, Integer.MAX_VALUE - 1) + 1;
        }
    }

    private static boolean isZero(double value) {
        return Double.doubleToRawLongBits(value) == 0;
    }

    private static boolean isMinus(double value) {
        return Double.doubleToRawLongBits(value) < 0;
    }
}
