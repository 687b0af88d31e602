package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.state.LedgerState;

/**
 * The second stage of messages from other ledgers: each sending ledger numbers its messages to this one from 1, and they are
 * entered in that order, each once. Reads the state and never changes it.
 */
public final class MessageOrder {
    /** What becomes of a message. */
    public sealed interface Decision {
        /** It is the next from its ledger. The step must be applied before the next message is asked about. */
        record Next(LedgerStep.Receive step) implements Decision {}

        /** It was entered before. */
        record Copy() implements Decision {}

        /** It is none, or one before it is missing. */
        record Refused(Rejection rejection) implements Decision {}
    }

    private final int ledgers;
    private final LedgerState state;

    /** @param ledgers how many ledgers the network has */
    public MessageOrder(int ledgers, LedgerState state) {
        this.ledgers = ledgers;
        this.state = state;
    }

    /**
     * Orders one message.
     *
     * @param from the sending ledger
     * @param sequence its number among those from that ledger to this one, from 1
     * @param index the index of the outcome that sent it, in the sending ledger
     * @param body one item of deterministic CBOR; kept, not copied
     */
    public Decision order(int from, long sequence, long index, byte[] body) {
        try {
            return order(new MessageEntry(from, sequence, index, body));
        } catch (IllegalArgumentException e) {
            return new Decision.Refused(new Rejection(RejectionReason.MALFORMED, e.getMessage()));
        }
    }

    /** Orders one message that is well-formed. */
    public Decision order(MessageEntry message) {
        if (message.from() >= ledgers) {
            return new Decision.Refused(new Rejection(
                    RejectionReason.MALFORMED,
                    "message: want it from a ledger below " + ledgers + ", got ledger " + message.from()));
        }
        long next = state.nextMessage(message.from());
        if (message.sequence() > next) {
            return new Decision.Refused(new Rejection(
                    RejectionReason.OUT_OF_SEQUENCE,
                    "message from ledger " + message.from() + ": want number " + next + ", got " + message.sequence()));
        }
        return message.sequence() < next ? new Decision.Copy() : new Decision.Next(new LedgerStep.Receive(message));
    }
}
