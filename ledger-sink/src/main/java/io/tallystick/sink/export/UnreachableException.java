package io.tallystick.sink.export;

/** A cluster did not answer for as long as one was ready to wait. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
