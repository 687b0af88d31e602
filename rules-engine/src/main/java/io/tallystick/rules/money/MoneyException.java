package io.tallystick.rules.money;

/** What goes wrong with amounts and decimals. Nothing was changed: amounts are values. */
public abstract sealed class MoneyException extends RuntimeException
        permits MoneyOverflowException,
                DecimalOverflowException,
                CurrencyMismatchException,
                MoneyFormatException,
                UnknownCurrencyException,
                DivisionByZeroException {
    private static final long serialVersionUID = 1;

    MoneyException(String message) {
        super(message);
    }
}
