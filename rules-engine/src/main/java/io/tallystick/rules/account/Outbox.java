package io.tallystick.rules.account;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * How many messages have gone to another ledger.
 *
 * @param last the sequence of the last one, 1 or more
 */
record Outbox(int ledger, long last) implements Entry {
    static final String PREFIX = "o:";

    Outbox {
        Names.requireLedger(ledger);
        if (last < 1) {
            throw new IllegalArgumentException("outbox: want a sequence of 1 or more, got " + last);
        }
    }

    static String keyOf(int ledger) {
        return PREFIX + ledger;
    }

    @Override
    public String storeKey() {
        return keyOf(ledger);
    }

    @Override
    public void write(StateWriter out) {
        out.i64(last);
    }

    static Outbox read(String key, StateReader in) {
        return new Outbox(Names.requireLedgerNumber(key.substring(PREFIX.length())), in.i64());
    }
}
