package io.tallystick.rules.account;

import java.util.List;

/** What became of an operation. */
public sealed interface Result {
    /**
     * It was done, now.
     *
     * @param postings every account that changed, in order of key; the posted changes of a currency add up to 0
     * @param messages what must be sent to other ledgers, in order of payees
     */
    record Done(List<Posting> postings, List<CreditMessage> messages) implements Result {
        public Done {
            postings = List.copyOf(postings);
            messages = List.copyOf(messages);
        }
    }

    /**
     * It had been done before; nothing changed and nothing is to be sent.
     *
     * @param compared whether the content was still known and is the same; false only for a message done longer ago than the
     *     retention, of which only the sequence is known
     */
    record AlreadyDone(boolean compared) implements Result {}

    /**
     * It was not done and changed nothing.
     *
     * @param detail what was wanted and what is there
     */
    record Refused(Reason reason, String detail) implements Result {}
}
