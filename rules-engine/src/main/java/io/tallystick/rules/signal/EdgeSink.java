package io.tallystick.rules.signal;

/** Takes a signal's edges in the order of their times; no object is made for each. */
@FunctionalInterface
public interface EdgeSink {
    /**
     * @param atMs when it happened: for what the clock brings the moment it was due, not when the clock was looked at
     * @param sinceMs the time since which it held, at most {@code atMs}
     */
    void edge(Edge edge, long atMs, long sinceMs);
}
