package io.tallystick.rules.simulate;

import java.util.List;

/** Gets what a simulation brings about, in order. */
public interface SimulationSink {
    /** Something happened in an instance. */
    void outcome(Outcome outcome);

    /**
     * An instance was not opened; the subject's events are passed over until a document opens one.
     *
     * @param reasons at least one, each saying what was wanted and what was there
     */
    void notOpened(String subject, long timeMillis, List<String> reasons);

    /** Gives everything to two. */
    default SimulationSink and(SimulationSink other) {
        SimulationSink one = this;
        return new SimulationSink() {
            @Override
            public void outcome(Outcome outcome) {
                one.outcome(outcome);
                other.outcome(outcome);
            }

            @Override
            public void notOpened(String subject, long timeMillis, List<String> reasons) {
                one.notOpened(subject, timeMillis, reasons);
                other.notOpened(subject, timeMillis, reasons);
            }
        };
    }
}
