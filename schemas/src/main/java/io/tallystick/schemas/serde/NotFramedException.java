package io.tallystick.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** A record value that is not in Confluent framing: its writer used another serializer, or it was cut inside the header. */
public final class NotFramedException extends SerializationException {
    private static final long serialVersionUID = 1L;

    /** @param message what was found and what was wanted */
    public NotFramedException(String message) {
        super(message);
    }
}
