package io.tallystick.rules.engine;

import io.tallystick.rules.account.BookLimits;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.StateReader;

/**
 * Money that an instance holds, or held until all of it was paid.
 *
 * @param id the author's name of it
 * @param hold the book's id
 * @param payer the organisation
 * @param remaining 0 once it is used up
 * @param expiresMillis from when it is free again; {@link Long#MAX_VALUE} for never
 */
public record OpenHold(String id, String hold, String payer, Money remaining, long expiresMillis) {
    /** After a payment of at most what remains. */
    OpenHold less(Money paid) {
        return new OpenHold(id, hold, payer, remaining.minus(paid), expiresMillis);
    }

    boolean isUsedUp() {
        return remaining.signum() == 0;
    }

    static OpenHold read(StateReader in) {
        String id = in.text(BookLimits.MAX_NAME_BYTES);
        String hold = in.text(BookLimits.MAX_NAME_BYTES);
        String payer = in.text(BookLimits.MAX_NAME_BYTES);
        return new OpenHold(id, hold, payer, Money.read(in), in.i64());
    }
}
