package io.tallystick.connect.webhook.delivery;

/** What one attempt came to. */
public sealed interface AttemptResult {
    /**
     * The target answered.
     *
     * @param status the HTTP status, 100 to 599
     * @param retryAfter the header {@code Retry-After} as it came; null without one
     * @param excerpt the beginning of the answer's text, for people; may be empty
     */
    record Answered(int status, String retryAfter, String excerpt) implements AttemptResult {}

    /**
     * There was no answer.
     *
     * @param detail what went wrong, for people
     */
    record Unanswered(Cause cause, String detail) implements AttemptResult {}

    /** Why there was no answer. */
    enum Cause {
        /** None came within the time allowed. */
        TIMEOUT,
        /** The target was not who it must be, or did not take our certificate. */
        TLS,
        /** No connection, or one that broke. */
        CONNECTION
    }
}
