package io.tallystick.rules.money;

/** A code that is neither of the fixed table nor declared by the network. */
public final class UnknownCurrencyException extends MoneyException {
    private static final long serialVersionUID = 1;

    UnknownCurrencyException(String code, String hint) {
        super("currency: want one of ISO 4217 or declared by the network, got " + code + hint);
    }
}
