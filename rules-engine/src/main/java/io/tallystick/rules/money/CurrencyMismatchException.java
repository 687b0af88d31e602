package io.tallystick.rules.money;

/** Two amounts of different currencies were put together. */
public final class CurrencyMismatchException extends MoneyException {
    private static final long serialVersionUID = 1;

    CurrencyMismatchException(String operation, Currency want, Currency got) {
        super(operation + ": want " + want + ", got " + got);
    }
}
