package io.tallystick.quickstart.demo;

/** An organisation's money of one currency, whichever ledger it is in. */
record Account(String organisation, String currency) implements Comparable<Account> {
    @Override
    public int compareTo(Account other) {
        int order = currency.compareTo(other.currency);
        return order != 0 ? order : organisation.compareTo(other.organisation);
    }
}
