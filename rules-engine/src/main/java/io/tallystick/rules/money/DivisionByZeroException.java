package io.tallystick.rules.money;

/** A division by nothing. */
public final class DivisionByZeroException extends MoneyException {
    private static final long serialVersionUID = 1;

    DivisionByZeroException(String operation) {
        super(operation + ": want a divisor other than 0, got 0");
    }
}
