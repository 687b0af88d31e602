package io.tallystick.rules.account;

import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * What one account holds, in smallest units.
 *
 * @param posted its balance
 * @param held the part of it promised to open holds, 0 or more
 * @param creditLine how far below zero it may go, 0 or more
 */
public record Account(AccountKey key, long posted, long held, long creditLine) implements Entry {
    public Account {
        if (held < 0 || creditLine < 0) {
            throw new IllegalArgumentException("account " + key.storeKey()
                    + ": want held and credit line of 0 or more, got " + held + " and " + creditLine);
        }
        boolean good = switch (key.kind()) {
            case MEMBER -> posted >= held - creditLine;
            case ISSUANCE, IN_TRANSIT_IN -> posted <= 0 && held == 0 && creditLine == 0;
            case IN_TRANSIT_OUT -> posted >= 0 && held == 0 && creditLine == 0;
        };
        if (!good) {
            throw new IllegalArgumentException(
                    "account " + key.storeKey() + ": want no overdraft and the sign of its kind, got " + posted
                            + " with " + held + " held and a credit line of " + creditLine);
        }
    }

    static Account empty(AccountKey key) {
        return new Account(key, 0, 0, 0);
    }

    /** What may be spent or held now: balance less held plus credit line; what exceeds a long is shown as the largest long. */
    public long available() {
        long own = posted - held;
        long all = own + creditLine;
        return own > 0 && all < 0 ? Long.MAX_VALUE : all;
    }

    /** Its balance as an amount. */
    public Money balance() {
        return new Money(posted, key.currency());
    }

    /** Whether there is nothing to store: such an account is the same as none. */
    boolean isEmpty() {
        return posted == 0 && held == 0 && creditLine == 0;
    }

    @Override
    public String storeKey() {
        return key.storeKey();
    }

    @Override
    public void write(StateWriter out) {
        key.currency().write(out);
        out.u8(key.kind().ordinal());
        out.text(key.owner()).i64(posted).i64(held).i64(creditLine);
    }

    static Account read(StateReader in) {
        Currency currency = Currency.read(in);
        AccountKind[] kinds = AccountKind.values();
        int kind = in.u8();
        if (kind >= kinds.length) {
            throw new IllegalArgumentException("account kind: want 0 to " + (kinds.length - 1) + ", got " + kind);
        }
        AccountKey key = new AccountKey(kinds[kind], in.text(BookLimits.MAX_NAME_BYTES), currency);
        return new Account(key, in.i64(), in.i64(), in.i64());
    }
}
