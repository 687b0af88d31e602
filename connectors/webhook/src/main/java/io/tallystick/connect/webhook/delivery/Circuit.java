package io.tallystick.connect.webhook.delivery;

/**
 * The circuit of one target: after so many failures in a row nothing is sent for a while, then one record at a time until one
 * passes. Immutable: each step gives the next state.
 *
 * @param threshold failures in a row that open it, 1 or more
 * @param openMillis how long it stays open before a probe, 1 or more
 * @param failures failures since the last success
 * @param openUntilMillis when open: no probe before this time
 * @param heldUntilMillis the target asked for silence until this time; whatever the state
 */
public record Circuit(
        int threshold, long openMillis, State state, int failures, long openUntilMillis, long heldUntilMillis) {
    /** States, under the names that the field gives them. */
    public enum State {
        /** Records are sent. */
        CLOSED,
        /** None is sent until the time is over, then one. */
        OPEN,
        /** One is under way to see whether the target is back; no other is sent. */
        HALF_OPEN
    }

    /** A closed circuit. */
    public static Circuit closed(int threshold, long openMillis) {
        if (threshold < 1 || openMillis < 1) {
            throw new IllegalArgumentException(
                    "got " + threshold + " failures and " + openMillis + " ms, want 1 or more of both");
        }
        return new Circuit(threshold, openMillis, State.CLOSED, 0, 0, 0);
    }

    /** Whether a request may begin. */
    public boolean allows(long nowMillis) {
        return nowMillis >= allowedAtMillis();
    }

    /** When a request may begin; {@link Long#MAX_VALUE} while that depends on the one under way. */
    public long allowedAtMillis() {
        return switch (state) {
            case CLOSED -> heldUntilMillis;
            case OPEN -> Math.max(openUntilMillis, heldUntilMillis);
            case HALF_OPEN -> Long.MAX_VALUE;
        };
    }

    /** A request begins that was allowed. */
    public Circuit started() {
        return state == State.OPEN ? with(State.HALF_OPEN, failures, openUntilMillis) : this;
    }

    /** The target answered as one that works; one that was sent before the circuit opened counts as well. */
    public Circuit succeeded() {
        return with(State.CLOSED, 0, 0);
    }

    /** The target failed. */
    public Circuit failed(long nowMillis) {
        int more = Math.min(threshold, failures + 1);
        return switch (state) {
            case CLOSED ->
                more >= threshold
                        ? with(State.OPEN, more, nowMillis + openMillis)
                        : with(State.CLOSED, more, openUntilMillis);
            case HALF_OPEN -> with(State.OPEN, more, nowMillis + openMillis);
            // Was sent before the circuit opened: says nothing new.
            case OPEN -> this;
        };
    }

    /** A request ended of which nothing can be learnt, since it was given up here. */
    public Circuit abandoned() {
        return state == State.HALF_OPEN ? with(State.OPEN, failures, openUntilMillis) : this;
    }

    /** The target asked for silence. */
    public Circuit held(long untilMillis) {
        return new Circuit(
                threshold, openMillis, state, failures, openUntilMillis, Math.max(heldUntilMillis, untilMillis));
    }

    private Circuit with(State next, int nextFailures, long nextOpenUntil) {
        return new Circuit(threshold, openMillis, next, nextFailures, nextOpenUntil, heldUntilMillis);
    }
}
