package io.tallystick.rules.signal;

/** A signal that is raised and cleared in turn. */
abstract sealed class Level implements Signal permits Threshold, InARow, KOfN, Absence {
    boolean raised;

    /** Raises it, or clears it when it is raised. */
    final void flip(long at, long since, EdgeSink sink) {
        raised = !raised;
        sink.edge(raised ? Edge.RAISED : Edge.CLEARED, at, since);
    }

    @Override
    public final boolean active() {
        return raised;
    }
}
