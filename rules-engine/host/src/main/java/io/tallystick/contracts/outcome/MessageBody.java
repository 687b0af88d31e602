package io.tallystick.contracts.outcome;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.rules.account.CreditMessage;
import java.util.Arrays;

/** What a message from one ledger to another says: the body of a message entry. */
public sealed interface MessageBody {
    /** Money for an account here. */
    record Credit(CreditMessage message) implements MessageBody {}

    /**
     * A contract's word to the contracts on another subject.
     *
     * @param fromSubject the subject that the sender runs on
     * @param contract the sender's contract
     * @param subject whom it is for
     * @param name of the message
     * @param json its content, a JSON object in canonical form (RFC 8785)
     * @param hops how many messages led to it, one causing the next: 1 for one that no message caused
     */
    record Word(String fromSubject, String contract, String subject, String name, String json, int hops)
            implements MessageBody {}

    /** Its one form in bytes. */
    default byte[] encode() {
        CborWriter out = new CborWriter(256);
        if (this instanceof Credit credit) {
            Parts.credit(out.array(2).integer(1), credit.message());
        } else if (this instanceof Word word) {
            out.array(7)
                    .integer(2)
                    .text(word.fromSubject())
                    .text(word.contract())
                    .text(word.subject());
            out.text(word.name()).text(word.json()).integer(word.hops());
        }
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws MalformedOutcomeException for anything else
     */
    static MessageBody decode(byte[] bytes) throws MalformedOutcomeException {
        Items in = new Items(bytes);
        MessageBody body = in.kind(new int[] {0, 2, 7}) == 1
                ? new Credit(Parts.credit(in))
                : new Word(in.text(), in.text(), in.text(), in.text(), in.text(), in.small());
        in.end();
        if (!Arrays.equals(body.encode(), bytes)) {
            throw new MalformedOutcomeException("want a message in its one form, got another");
        }
        return body;
    }
}
