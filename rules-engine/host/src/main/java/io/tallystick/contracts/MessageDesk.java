package io.tallystick.contracts;

import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.json.StrictJson;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.Matter;
import io.tallystick.contracts.outcome.MessageBody;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeLimits;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Result;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Message;
import io.tallystick.rules.engine.Moment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes what other ledgers' contracts and payers sent. */
final class MessageDesk {
    private final Instances instances;
    private final Treasury treasury;
    private final Members members;
    private final Publisher publisher;
    private final Migrations migrations;

    MessageDesk(Instances instances, Treasury treasury, Members members, Publisher publisher, Migrations migrations) {
        this.migrations = migrations;
        this.instances = instances;
        this.treasury = treasury;
        this.members = members;
        this.publisher = publisher;
    }

    void take(long index, MessageEntry entry, long nowMillis, ContractStage.Emitter out) {
        String subject = "";
        try {
            MessageBody body = body(entry);
            if (body instanceof MessageBody.Credit credit) {
                subject = Members.accountOf(credit.message().payee());
                Publisher.emit(credit(index, entry, credit.message(), nowMillis), out);
            } else if (body instanceof MessageBody.Word word) {
                subject = word.subject();
                word(index, word, nowMillis, out);
            }
        } catch (RefusedException e) {
            Publisher.emit(
                    new Outcome.Refused(
                            Matter.MESSAGE,
                            subject,
                            Integer.toString(entry.from()),
                            e.code(),
                            OutcomeLimits.detail(e.getMessage()),
                            List.of(index),
                            nowMillis),
                    out);
        }
    }

    private static MessageBody body(MessageEntry entry) throws RefusedException {
        try {
            return MessageBody.decode(entry.body());
        } catch (MalformedOutcomeException e) {
            throw new RefusedException(RefusalCode.MALFORMED, HostWording.NO_MESSAGE);
        }
    }

    private Outcome credit(long index, MessageEntry entry, CreditMessage message, long nowMillis)
            throws RefusedException {
        if (message.from() != entry.from()) {
            throw new RefusedException(RefusalCode.NOT_AS_SAID, HostWording.OTHER_SENDER, entry.from(), message.from());
        }
        Result result = treasury.apply(new Operation.Receive(message), nowMillis);
        if (result instanceof Result.Refused refused) {
            throw new RefusedException(refused);
        }
        if (result instanceof Result.AlreadyDone) {
            throw new RefusedException(RefusalCode.ALREADY_DONE, HostWording.CREDITED_ALREADY, message.id());
        }
        return new Outcome.Received(message, index, nowMillis);
    }

    private void word(long index, MessageBody.Word word, long nowMillis, ContractStage.Emitter out)
            throws RefusedException {
        if (members.ledgerOf(word.subject()) != treasury.ledger()) {
            throw new RefusedException(RefusalCode.NOT_AS_SAID, HostWording.SUBJECT_ELSEWHERE, treasury.ledger());
        }
        Message message = message(word);
        Moment moment = new Moment(nowMillis, index);
        Firings firings = new Firings();
        boolean taken = false;
        for (Slot slot : instances.on(word.subject())) {
            migrations.before(slot, nowMillis, out);
            if (!slot.isOver()) {
                taken = true;
                instances.instance(slot).message(moment, message, treasury, firings);
                instances.touched(slot, nowMillis);
                publisher.fired(slot, index, nowMillis, word.hops(), firings.drain(), out);
            }
        }
        if (!taken) {
            throw new RefusedException(RefusalCode.NO_INSTANCE, HostWording.NO_INSTANCE);
        }
    }

    private static Message message(MessageBody.Word word) throws RefusedException {
        try {
            return new Message(
                    word.name(),
                    word.contract(),
                    word.fromSubject(),
                    StrictJson.object(word.json().getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedDocumentException e) {
            throw new RefusedException(e);
        }
    }
}
