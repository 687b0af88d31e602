package io.tallystick.contracts;

import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.MessageBody;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.TreeMap;

/** Numbers what this ledger sends to each ledger, itself included: 1, 2, 3 and so on, money and words alike. */
final class Mailbox {
    private final HostState state;
    private final Members members;
    private final TreeMap<Integer, Long> sent = new TreeMap<>();

    Mailbox(HostState state, Members members) {
        this.state = state;
        this.members = members;
        state.scan(HostState.SENT, (ledger, value) -> sent.put(Integer.parseInt(ledger), new StateReader(value).i64()));
    }

    /** Sends money. */
    Dispatch credit(CreditMessage message) {
        return send(
                message.to(),
                Dispatch.CREDIT,
                Members.accountOf(message.payee()),
                new MessageBody.Credit(message).encode());
    }

    /** Sends a word to its subject's ledger. */
    Dispatch word(MessageBody.Word word) {
        return send(members.ledgerOf(word.subject()), Dispatch.WORD, word.subject(), word.encode());
    }

    private Dispatch send(int to, String kind, String receiver, byte[] body) {
        long sequence = sent.merge(to, 1L, Long::sum);
        state.put(
                HostState.SENT,
                Integer.toString(to),
                new StateWriter().i64(sequence).toByteArray());
        return new Dispatch(to, sequence, kind, receiver, body);
    }
}
