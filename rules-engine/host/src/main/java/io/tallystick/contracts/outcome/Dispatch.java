package io.tallystick.contracts.outcome;

import java.util.Arrays;

/**
 * A message on its way to a ledger.
 *
 * @param to the receiving ledger
 * @param sequence its number among all messages from this ledger to that one: 1, 2, 3 and so on
 * @param kind {@link #CREDIT} or {@link #WORD}
 * @param receiver the receiving subject
 * @param body what becomes the body of the receiving ledger's message entry; see {@link MessageBody}
 */
public record Dispatch(int to, long sequence, String kind, String receiver, byte[] body) {
    /** Money for an account of the receiving ledger. */
    public static final String CREDIT = "transfer-credit";

    /** What a contract says to the contracts on another subject. */
    public static final String WORD = "contract-message";

    public Dispatch {
        body = body.clone();
    }

    /** A copy. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dispatch that
                && that.to == to
                && that.sequence == sequence
                && that.kind.equals(kind)
                && that.receiver.equals(receiver)
                && Arrays.equals(that.body, body);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body) * 31 + Long.hashCode(sequence);
    }
}
