package io.tallystick.connect.webhook.delivery;

import java.util.Locale;

/** What follows from an attempt. */
public sealed interface NextStep {
    /** Done: the target took it. */
    record Delivered(int status) implements NextStep {}

    /**
     * Once more.
     *
     * @param atMillis not before this time, milliseconds since 1970-01-01T00:00:00Z
     * @param holdsTarget whether the target asked for the pause, so that it holds for all records
     */
    record RetryAt(long atMillis, boolean holdsTarget) implements NextStep {}

    /** Never again: to the dead letters. */
    record DeadLetter(Reason reason, String detail) implements NextStep {}

    /** The target wants nothing any more (410 Gone): the record stays undelivered. */
    record StopTarget(String detail) implements NextStep {}

    /** Why a record became a dead letter; the words are part of the format of reports. */
    enum Reason {
        /** A status that trying again does not change. */
        HTTP_STATUS,
        /** As many attempts as allowed, none taken. */
        ATTEMPTS_EXHAUSTED,
        /** The next attempt would be later than allowed. */
        EXPIRED,
        /** No request could be made of it. */
        UNCONVERTIBLE;

        /** The word in reports and messages: kebab-case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
