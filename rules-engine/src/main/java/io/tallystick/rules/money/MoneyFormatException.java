package io.tallystick.rules.money;

/** Text that is no amount, decimal, currency or rounding: saying what was wanted and what is there. */
public final class MoneyFormatException extends MoneyException {
    private static final long serialVersionUID = 1;

    MoneyFormatException(String what, String want, String got) {
        super(what + ": want " + want + ", got \"" + got + "\"");
    }
}
