package io.tallystick.connect.mqtt;

/**
 * How many requests may be published: edges that do not exist can be invented, each message of another one asks for a rebirth, and
 * what strangers send must not become as much traffic of ours. A token bucket. Not thread safe.
 */
final class RequestBudget {
    /** At once: a plant's edges, all of which are asked when the connector begins anew. */
    static final int BURST = 1_000;

    /** A second, in the long run: an edge that was not asked is asked at a later message of its own. */
    static final int PER_SECOND = 100;

    private static final long NANOS_EACH = 1_000_000_000L / PER_SECOND;

    private long tokens = BURST;
    private long countedNanos;
    private boolean refusing;

    /** @param nowNanos as of {@link System#nanoTime} */
    RequestBudget(long nowNanos) {
        countedNanos = nowNanos;
    }

    /** Whether one more may go. */
    boolean take(long nowNanos) {
        long earned = (nowNanos - countedNanos) / NANOS_EACH;
        tokens = Math.min(BURST, tokens + earned);
        // A full bucket earns nothing, and what is left over of a token counts for the next.
        countedNanos = tokens == BURST ? nowNanos : countedNanos + earned * NANOS_EACH;
        if (tokens == 0) {
            return false;
        }
        tokens--;
        refusing = false;
        return true;
    }

    /** Whether this refusal is the first after one that was let go: one line of a log for each run of them. */
    boolean isFirstRefusal() {
        boolean first = !refusing;
        refusing = true;
        return first;
    }
}
