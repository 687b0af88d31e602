package io.tallystick.connect.mqtt.command;

import java.util.Locale;

/** Why a command is not published, now or ever. The message says what was wanted and what was found. */
public final class UndeliverableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kinds of reasons. Their words are promises: programs count dead letters by them. */
    public enum Reason {
        /** The record is no command, or one that no ledger gives. */
        MALFORMED,
        /** The command is another network's. */
        WRONG_NETWORK,
        /** The topic cannot be made of the command's fields. */
        BAD_TOPIC,
        /** The command's own last time is over. */
        EXPIRED,
        /** The command is older than is allowed. */
        TOO_OLD,
        /** The broker will never take it. */
        REFUSED,
        /** Nobody subscribes to its topic. */
        UNHEARD;

        /** The word: lower case with hyphens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;

    public UndeliverableException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** What kind of reason it is. */
    public Reason reason() {
        return reason;
    }
}
