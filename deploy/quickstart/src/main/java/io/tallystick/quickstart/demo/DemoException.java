package io.tallystick.quickstart.demo;

/** The demonstration cannot begin or go on; the message says why and what to do next. */
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemoException(String message) {
        super(message);
    }

    public DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
