package io.tallystick.embedded;

/** A local service could not be started or has ended; the message names it and says what to do next. */
public class EmbeddedServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception; {@code message} names the service and the next step. */
    public EmbeddedServiceException(String message) {
        super(message);
    }

    /** Makes the exception with what caused it. */
    public EmbeddedServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
