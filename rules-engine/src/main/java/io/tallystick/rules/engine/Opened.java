package io.tallystick.rules.engine;

import java.util.List;

/** What became of an opening. */
public sealed interface Opened {
    /** It runs. */
    record Running(Instance instance) implements Opened {}

    /**
     * It does not run, and nothing was booked.
     *
     * @param reasons at least one, each saying what was wanted and what was there; they enter the ledger
     * @param told what an evaluation that failed says of it: for tools only; may be empty
     */
    record Not(List<String> reasons, String told) implements Opened {
        public Not {
            reasons = List.copyOf(reasons);
        }
    }

    /** The instance, for callers that know the opening is good. */
    default Instance orThrow() {
        if (this instanceof Running running) {
            return running.instance();
        }
        throw new IllegalArgumentException("opening: " + String.join("; ", ((Not) this).reasons()));
    }
}
