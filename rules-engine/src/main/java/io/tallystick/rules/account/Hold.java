package io.tallystick.rules.account;

import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Money set aside in a payer's account until it is posted or void.
 *
 * @param id unique in its ledger until it is forgotten
 * @param payer whose money it is
 * @param amount what was held at first, more than 0
 * @param remaining what is still held, in smallest units; 0 once closed
 * @param expiresMillis the ledger time from which it cannot be posted, or {@link #NEVER}
 * @param closedMillis the ledger time at which it was closed, or {@link #OPEN}
 */
public record Hold(String id, String payer, Money amount, long remaining, long expiresMillis, long closedMillis)
        implements Entry {
    /** No expiry. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Not closed. */
    public static final long OPEN = Long.MAX_VALUE;

    static final String PREFIX = "h:";

    public Hold {
        Names.require("hold", id);
        Names.require("payer", payer);
        boolean closed = closedMillis != OPEN;
        if (amount.signum() <= 0 || remaining < 0 || remaining > amount.minor() || closed != (remaining == 0)) {
            throw new IllegalArgumentException(
                    "hold " + id + ": want more than 0 held, and something left while it is open only" + ", got "
                            + remaining + " left of " + amount + (closed ? ", closed" : ", open"));
        }
        if (closed) {
            BookLimits.requireTime(closedMillis);
        }
    }

    public boolean isOpen() {
        return closedMillis == OPEN;
    }

    /** The key that it is stored under: {@code h:} id. */
    @Override
    public String storeKey() {
        return PREFIX + id;
    }

    AccountKey account() {
        return AccountKey.member(payer, amount.currency());
    }

    Hold less(long spent, long nowMillis) {
        long left = remaining - spent;
        return new Hold(id, payer, amount, left, expiresMillis, left == 0 ? nowMillis : OPEN);
    }

    @Override
    public long dueMillis(long retentionMillis) {
        return isOpen() ? expiresMillis : closedMillis + retentionMillis;
    }

    @Override
    public void write(StateWriter out) {
        out.text(id).text(payer);
        amount.write(out);
        out.i64(remaining).i64(expiresMillis).i64(closedMillis);
    }

    static Hold read(StateReader in) {
        String id = in.text(BookLimits.MAX_NAME_BYTES);
        String payer = in.text(BookLimits.MAX_NAME_BYTES);
        return new Hold(id, payer, Money.read(in), in.i64(), in.i64(), in.i64());
    }
}
