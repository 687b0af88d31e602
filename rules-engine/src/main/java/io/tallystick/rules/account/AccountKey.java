package io.tallystick.rules.account;

import io.tallystick.rules.money.Currency;

/**
 * Which account.
 *
 * @param kind what it is for
 * @param owner the organisation, or the other ledger's number
 * @param currency what it is kept in
 */
public record AccountKey(AccountKind kind, String owner, Currency currency) {
    static final String PREFIX = "a:";

    public AccountKey {
        Names.require("account owner", owner);
        if (kind == AccountKind.IN_TRANSIT_OUT || kind == AccountKind.IN_TRANSIT_IN) {
            Names.requireLedgerNumber(owner);
        }
    }

    /** An organisation's own account. */
    public static AccountKey member(String organisation, Currency currency) {
        return new AccountKey(AccountKind.MEMBER, organisation, currency);
    }

    /** The account that an issuer's issues are taken from. */
    public static AccountKey issuance(String issuer, Currency currency) {
        return new AccountKey(AccountKind.ISSUANCE, issuer, currency);
    }

    /** The account of what has left for a ledger. */
    public static AccountKey outTo(int ledger, Currency currency) {
        return new AccountKey(AccountKind.IN_TRANSIT_OUT, Integer.toString(ledger), currency);
    }

    /** The account of what has arrived from a ledger. */
    public static AccountKey inFrom(int ledger, Currency currency) {
        return new AccountKey(AccountKind.IN_TRANSIT_IN, Integer.toString(ledger), currency);
    }

    /** The key that it is stored under: {@code a:} kind's letter {@code :} currency {@code :} owner. */
    public String storeKey() {
        return PREFIX + kind.letter() + ':' + currency.code() + ':' + owner;
    }
}
