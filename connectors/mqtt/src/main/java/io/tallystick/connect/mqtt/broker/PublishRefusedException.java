package io.tallystick.connect.mqtt.broker;

/** A message that this broker will not take, however often it is sent. */
public final class PublishRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the broker and what it answered */
    public PublishRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
