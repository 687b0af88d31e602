package io.tallystick.schemas.topics;

/** The cluster did not do what was asked of it in time, or refused. */
public final class TopicAdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, and what the cluster said
     * @param cause Kafka's error, or null
     */
    public TopicAdminException(String message, Throwable cause) {
        super(message, cause);
    }
}
