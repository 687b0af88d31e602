package io.tallystick.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The registry answered, and said no: credentials, an incompatible or invalid schema, a schema that is not registered. */
public final class RegistryRefusedException extends SerializationException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param message what was asked, and what the registry said
     * @param status HTTP status of the answer, or 0 when the answer itself could not be understood
     * @param cause the registry's answer
     */
    public RegistryRefusedException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** HTTP status of the answer (RFC 9110), or 0 when the answer itself could not be understood. */
    public int status() {
        return status;
    }
}
