package io.tallystick.rules.signal;

/** A signal that only a sample moves, never the clock alone. */
sealed interface Clockless extends Signal permits InARow, KOfN, Sequence {
    @Override
    default long dueMs() {
        return NEVER;
    }

    @Override
    default void advance(long toMs, EdgeSink sink) {
        SignalLimits.time(toMs);
    }
}
