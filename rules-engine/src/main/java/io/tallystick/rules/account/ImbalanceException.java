package io.tallystick.rules.account;

/** A book whose accounts of a currency do not add up to 0: a fault of the program or of what it was restored from. */
public final class ImbalanceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImbalanceException(int ledger, String currency, Object sum) {
        super("ledger " + ledger + ", " + currency + ": want accounts that add up to 0, got " + sum);
    }
}
