package io.tallystick.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** Bytes that are not the Avro binary form of the schema they claim: cut, too long, or with a length or branch out of range. */
public final class MalformedRecordException extends SerializationException {
    private static final long serialVersionUID = 1L;

    /** @param message what was found, what was wanted, and where */
    public MalformedRecordException(String message) {
        super(message);
    }

    /**
     * @param message what was found, what was wanted, and where
     * @param cause what Avro said
     */
    public MalformedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
