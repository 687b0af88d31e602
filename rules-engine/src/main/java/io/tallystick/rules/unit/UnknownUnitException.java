package io.tallystick.rules.unit;

/** A symbol that is no unit; says which ones were likely meant. */
public final class UnknownUnitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownUnitException(String message) {
        super(message);
    }
}
