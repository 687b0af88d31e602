package io.tallystick.contracts.outcome;

/** Bytes that no outcome and no message is written as. */
public final class MalformedOutcomeException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedOutcomeException(String message) {
        super(message);
    }
}
