package io.tallystick.connect.webhook.event;

/** A record of which no request can be made: trying again would not help. The message says what was wanted and found. */
public final class UnconvertibleRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnconvertibleRecordException(String message) {
        super(message);
    }

    public UnconvertibleRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
