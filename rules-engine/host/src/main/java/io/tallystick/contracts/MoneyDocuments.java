package io.tallystick.contracts;

import io.tallystick.contracts.json.JsonFields;
import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Result;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Money moved by signed documents, without a contract: from the signer's own account in the ledger of the document's subject. Who pays
 * from the home ledger writes on the subject {@code account/<organisation>}; on any other subject it is the account in that subject's
 * ledger.
 */
final class MoneyDocuments {
    private static final int MAX_AMOUNT_CHARS = 64;

    private final Treasury treasury;
    private final Members members;
    private final Mailbox mailbox;

    MoneyDocuments(Treasury treasury, Members members, Mailbox mailbox) {
        this.treasury = treasury;
        this.members = members;
        this.mailbox = mailbox;
    }

    /** {@code tallystick.issue}: new money, by the currency's issuer. */
    Outcome issue(SignedDocument document, long nowMillis) throws RefusedException, MalformedDocumentException {
        return move(document, Effect.MoveKind.ISSUE, nowMillis);
    }

    /** {@code tallystick.transfer}: from the signer's organisation to another, or to itself in another ledger. */
    Outcome transfer(SignedDocument document, long nowMillis) throws RefusedException, MalformedDocumentException {
        return move(document, Effect.MoveKind.TRANSFER, nowMillis);
    }

    /** {@code tallystick.credit}: how far an account may go below zero, by the currency's issuer. */
    Outcome credit(SignedDocument document, long nowMillis) throws RefusedException, MalformedDocumentException {
        JsonFields fields = new JsonFields(document.content()).only("document", "organisation", "line", "id");
        String organisation = fields.text("organisation", HostLimits.MAX_NAME_CHARS);
        members.require(organisation);
        Money line = treasury.amount(fields.text("line", MAX_AMOUNT_CHARS));
        Operation operation =
                new Operation.GrantCredit(id(document, fields), document.organisation(), organisation, line);
        apply(operation, nowMillis);
        return new Outcome.Credited(document.signer(), organisation, line, document.index(), nowMillis);
    }

    private Outcome move(SignedDocument document, Effect.MoveKind kind, long nowMillis)
            throws RefusedException, MalformedDocumentException {
        JsonFields fields =
                new JsonFields(document.content()).only("document", "to", "amount", "ledger", "reference", "id");
        requireOwnAccount(document);
        String to = fields.text("to", HostLimits.MAX_NAME_CHARS);
        members.require(to);
        Money amount = treasury.amount(fields.text("amount", MAX_AMOUNT_CHARS));
        int ledger = fields.integer("ledger", members.ledgers() - 1, members.homeOf(to));
        String reference = fields.text("reference", HostLimits.MAX_NAME_CHARS, "");
        String id = id(document, fields);
        Payee payee = new Payee(to, ledger, amount);
        Operation operation = kind == Effect.MoveKind.ISSUE
                ? new Operation.Issue(id, document.organisation(), payee)
                : new Operation.Transfer(id, document.organisation(), payee);
        List<Dispatch> sent = new ArrayList<>();
        apply(operation, nowMillis).messages().forEach(message -> sent.add(mailbox.credit(message)));
        return new Outcome.Settled(
                kind,
                document.subject(),
                document.signer(),
                id,
                document.organisation(),
                to,
                ledger,
                amount,
                reference,
                document.index(),
                nowMillis,
                sent);
    }

    private Result.Done apply(Operation operation, long nowMillis) throws RefusedException {
        Result result = treasury.apply(operation, nowMillis);
        if (result instanceof Result.Done done) {
            return done;
        }
        if (result instanceof Result.Refused refused) {
            throw new RefusedException(refused);
        }
        throw new RefusedException(RefusalCode.ALREADY_DONE, HostWording.DONE_ALREADY, operation.id());
    }

    private static void requireOwnAccount(SignedDocument document) throws RefusedException {
        String own = Members.accountOf(document.organisation());
        if (document.subject().startsWith("account/") && !document.subject().equals(own)) {
            throw new RefusedException(RefusalCode.NOT_THE_HOLDER, HostWording.OWN_SUBJECT, own, document.subject());
        }
    }

    /** The id of the operation: no contract's begins with these characters. */
    private static String id(SignedDocument document, JsonFields fields) throws MalformedDocumentException {
        return fields.has("id") ? ':' + document.organisation() + '/' + fields.text("id", 40) : "@" + document.index();
    }
}
