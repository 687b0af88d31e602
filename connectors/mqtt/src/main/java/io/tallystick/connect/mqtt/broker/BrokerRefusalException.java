package io.tallystick.connect.mqtt.broker;

/** A broker that will not be served by trying again: it, its certificate or a setting must change. */
public final class BrokerRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the broker, what it answered, and what to do */
    public BrokerRefusalException(String message, Throwable cause) {
        super(message, cause);
    }
}
