package io.tallystick.rules.account;

import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.StateWriter;

/**
 * Who gets how much, and where its account is.
 *
 * @param organisation the payee
 * @param ledger the payee's home ledger, 0 to {@value BookLimits#MAX_LEDGER}
 * @param amount what it gets
 */
public record Payee(String organisation, int ledger, Money amount) {
    public Payee {
        Names.require("payee", organisation);
        Names.requireLedger(ledger);
    }

    void write(StateWriter out) {
        out.text(organisation).i32(ledger);
        amount.write(out);
    }
}
