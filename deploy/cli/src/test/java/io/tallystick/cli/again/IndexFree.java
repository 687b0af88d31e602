package io.tallystick.cli.again;

import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.MessageBody;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.engine.Firing;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Outcomes that name entries by what they are, not by where a recording has them: where blocks end, indexes differ. */
final class IndexFree {
    /** The id of a payment by a document that gives none is the document's index. */
    private static final Pattern PAYMENT = Pattern.compile("@([0-9]+)");

    private final long[] names;

    /** @param names the name of each index */
    IndexFree(long[] names) {
        this.names = names;
    }

    Outcome of(Outcome outcome) throws MalformedOutcomeException {
        if (outcome instanceof Outcome.Activated o) {
            return new Outcome.Activated(
                    o.contract(), o.version(), o.hash(), o.parties(), o.retired(), names(o.evidence()), o.timeMillis());
        } else if (outcome instanceof Outcome.Opened o) {
            return new Outcome.Opened(o.instance(), o.parties(), names(o.evidence()), o.timeMillis());
        } else if (outcome instanceof Outcome.Fired o) {
            return new Outcome.Fired(
                    o.instance(),
                    name(o.cause()),
                    o.timeMillis(),
                    o.part(),
                    o.firings().stream().map(this::firing).toList(),
                    sent(o.sent()));
        } else if (outcome instanceof Outcome.Refused o) {
            return new Outcome.Refused(
                    o.matter(),
                    o.subject(),
                    o.signer(),
                    o.code(),
                    text(o.detail()),
                    names(o.evidence()),
                    o.timeMillis());
        } else if (outcome instanceof Outcome.Settled o) {
            return new Outcome.Settled(
                    o.kind(),
                    o.subject(),
                    o.signer(),
                    text(o.payment()),
                    o.payer(),
                    o.payee(),
                    o.payeeLedger(),
                    o.amount(),
                    o.reference(),
                    name(o.cause()),
                    o.timeMillis(),
                    sent(o.sent()));
        } else if (outcome instanceof Outcome.Credited o) {
            return new Outcome.Credited(o.signer(), o.organisation(), o.line(), name(o.cause()), o.timeMillis());
        } else if (outcome instanceof Outcome.Consented o) {
            return new Outcome.Consented(
                    o.subject(), o.signer(), o.reader(), o.scope(), o.granted(), name(o.cause()), o.timeMillis());
        }
        return outcome;
    }

    /** The content alone, which the sender's outcome has too; the operation that it comes of is of another ledger. */
    static CreditMessage credit(CreditMessage message) {
        return new CreditMessage(
                message.from(),
                message.to(),
                message.sequence(),
                message.payer(),
                message.payee(),
                message.amount(),
                PAYMENT.matcher(message.cause()).replaceAll("@"));
    }

    private Firing firing(Firing firing) {
        return new Firing(
                firing.rule(),
                firing.atMillis(),
                names(firing.evidence()),
                firing.before(),
                firing.after(),
                firing.effects());
    }

    private List<Dispatch> sent(List<Dispatch> sent) throws MalformedOutcomeException {
        List<Dispatch> all = new ArrayList<>();
        for (Dispatch dispatch : sent) {
            byte[] body = MessageBody.decode(dispatch.body()) instanceof MessageBody.Credit credit
                    ? new MessageBody.Credit(credit(credit.message())).encode()
                    : dispatch.body();
            all.add(new Dispatch(dispatch.to(), dispatch.sequence(), dispatch.kind(), dispatch.receiver(), body));
        }
        return all;
    }

    private List<Long> names(List<Long> indexes) {
        return indexes.stream().map(this::name).toList();
    }

    private long name(long index) {
        return index < 0 ? index : names[(int) index];
    }

    private String text(String text) {
        return PAYMENT.matcher(text).replaceAll(match -> "@" + name(Long.parseLong(match.group(1))));
    }
}
