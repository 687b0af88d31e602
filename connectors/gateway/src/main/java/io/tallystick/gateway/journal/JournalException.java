package io.tallystick.gateway.journal;

/** Kafka did not do what a journal asked. What was not committed was not written. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean fenced;

    JournalException(String message, Throwable cause, boolean fenced) {
        super(message, cause);
        this.fenced = fenced;
    }

    /** Whether another process has taken the journal over. To open it again would take it from that one. */
    public boolean isFenced() {
        return fenced;
    }
}
