package io.tallystick.rules.window;

/**
 * What a window says of the values inside. What is undefined (anything but count and sum of an empty window, a rate without two
 * times, a sample deviation of one value) is NaN, so that no comparison with it holds. Asking for what the window was not made
 * for throws IllegalStateException.
 */
public interface WindowValues {
    int count();

    /** The true sum, rounded once (ties to even); 0.0 when empty; infinite when it is out of a double's range. */
    double sum();

    /** The sum divided by the count. */
    double mean();

    double min();

    double max();

    /** Square root of the mean squared distance from the mean: the squares are exact, divided by n. */
    double populationDeviation();

    /** As {@link #populationDeviation}, divided by n - 1; NaN with fewer than two values. */
    double sampleDeviation();

    /** The value of the earliest time; among equal times the first to arrive. */
    double first();

    /** The value of the latest time; among equal times the last to arrive. */
    double last();

    /** (last - first) / seconds between them; NaN when no time lies between. */
    double ratePerSecond();

    /** (last - first) / hours between them; NaN when no time lies between. */
    double ratePerHour();

    /**
     * The smallest value that at least so many per cent of the values do not exceed (nearest rank).
     *
     * @param thousandths of a per cent, 1 to 100,000; see {@link Percent#thousandths}
     */
    double percentile(int thousandths);
}
