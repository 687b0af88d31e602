package io.tallystick.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** A value of the events topic from which no envelope can be taken. Expected of strangers, so it carries no stack trace. */
public final class MalformedEventException extends SerializationException {
    private static final long serialVersionUID = 1L;

    /** @param message what was found, what was wanted, and where */
    public MalformedEventException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
