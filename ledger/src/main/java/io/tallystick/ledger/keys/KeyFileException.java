package io.tallystick.ledger.keys;

/** A key file or folder that cannot be used; the message names it, says what was wanted, and what to do next. */
public final class KeyFileException extends RuntimeException {
    public KeyFileException(String message) {
        super(message);
    }

    public KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
