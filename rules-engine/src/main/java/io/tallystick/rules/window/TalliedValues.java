package io.tallystick.rules.window;

/** What every window answers from its tally alone; of its ends it knows more than that. */
abstract class TalliedValues implements WindowValues {
    final Tally tally;

    TalliedValues(Tally tally) {
        this.tally = tally;
    }

    /** Change from first to last per unit of time; NaN when no time lies between. */
    abstract double rate(double unitMillis);

    @Override
    public final int count() {
        return tally.count();
    }

    @Override
    public final double sum() {
        return tally.sum();
    }

    @Override
    public final double mean() {
        return tally.mean();
    }

    @Override
    public final double populationDeviation() {
        return tally.deviation(false);
    }

    @Override
    public final double sampleDeviation() {
        return tally.deviation(true);
    }

    @Override
    public final double ratePerSecond() {
        return rate(Rate.SECOND_MILLIS);
    }

    @Override
    public final double ratePerHour() {
        return rate(Rate.HOUR_MILLIS);
    }

    @Override
    public final double percentile(int thousandths) {
        return tally.percentile(thousandths);
    }
}
