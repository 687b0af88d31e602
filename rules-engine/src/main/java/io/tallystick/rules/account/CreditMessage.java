package io.tallystick.rules.account;

import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * Money on its way from one ledger to another: debited there already, to be credited here once. Its ledgers and its sequence
 * are its id: each ledger numbers what it sends to each other one 1, 2, 3 and so on without a gap.
 *
 * @param from the payer's ledger
 * @param to the payee's ledger
 * @param sequence 1 or more
 * @param payer the organisation (or issuer) that paid
 * @param payee the organisation to be credited
 * @param amount more than 0
 * @param cause the id of the operation that sent it
 */
public record CreditMessage(int from, int to, long sequence, String payer, String payee, Money amount, String cause) {
    public CreditMessage {
        Names.requireLedger(from);
        Names.requireLedger(to);
        Names.require("payer", payer);
        Names.require("payee", payee);
        Names.require("cause", cause);
        if (from == to || sequence < 1 || amount.signum() <= 0) {
            throw new IllegalArgumentException(
                    "message: want two ledgers, a sequence and an amount of more than 0, got " + from + " to " + to
                            + ", " + sequence + ", " + amount);
        }
    }

    /** Its id as text: from, to and sequence with hyphens between. */
    public String id() {
        return from + "-" + to + "-" + sequence;
    }

    public void write(StateWriter out) {
        out.i32(from).i32(to).i64(sequence).text(payer).text(payee);
        amount.write(out);
        out.text(cause);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws io.tallystick.rules.state.MalformedStateException bytes that are no message
     */
    public static CreditMessage read(StateReader in) {
        return Malformed.guard(in, "a message of money", () -> {
            int from = in.i32();
            int to = in.i32();
            long sequence = in.i64();
            String payer = in.text(BookLimits.MAX_NAME_BYTES);
            String payee = in.text(BookLimits.MAX_NAME_BYTES);
            Money amount = Money.read(in);
            return new CreditMessage(from, to, sequence, payer, payee, amount, in.text(BookLimits.MAX_NAME_BYTES));
        });
    }
}
