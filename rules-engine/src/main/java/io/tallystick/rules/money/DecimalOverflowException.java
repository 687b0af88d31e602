package io.tallystick.rules.money;

/** The result of decimal arithmetic has more digits than a decimal holds. */
public final class DecimalOverflowException extends MoneyException {
    private static final long serialVersionUID = 1;

    DecimalOverflowException(String operation, String got) {
        super(operation + ": want at most 12 digits after the point and a signed 64-bit number without the point, got "
                + got);
    }
}
