package io.tallystick.connect.mqtt.host;

/** A host cannot go on, and would not be able to if it began again as it is; what was not committed is with the broker. */
public final class HostFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HostFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
