package io.tallystick.rules.account;

/** What an account is for. Its letter is part of the key that it is stored under. */
public enum AccountKind {
    /** An organisation's money in a currency. */
    MEMBER('m'),
    /** What an issuer has issued, as a debt: never above zero. */
    ISSUANCE('i'),
    /** What has left for another ledger, all in all: never below zero. Its owner is that ledger's number. */
    IN_TRANSIT_OUT('o'),
    /** What has arrived from another ledger, all in all: never above zero. Its owner is that ledger's number. */
    IN_TRANSIT_IN('n');

    private final char letter;

    AccountKind(char letter) {
        this.letter = letter;
    }

    /** One character, different for each kind. */
    public char letter() {
        return letter;
    }
}
