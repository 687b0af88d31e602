package io.tallystick.contracts;

import io.tallystick.contracts.json.JsonFields;
import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.outcome.Matter;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeLimits;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.engine.Moment;
import java.util.List;

/** Takes the documents whose types begin with {@code tallystick.}: what they ask for is done, or refused on record. */
final class DocumentDesk {
    static final String RESERVED = "tallystick.";

    private final Opener opener;
    private final MigrationDesk desk;
    private final Migrations migrations;
    private final MoneyDocuments money;
    private final Registers registers;
    private final Members members;
    private final Instances instances;
    private final Treasury treasury;
    private final Publisher publisher;

    DocumentDesk(
            Opener opener,
            MigrationDesk desk,
            Migrations migrations,
            MoneyDocuments money,
            Registers registers,
            Members members,
            Instances instances,
            Treasury treasury,
            Publisher publisher) {
        this.opener = opener;
        this.desk = desk;
        this.migrations = migrations;
        this.money = money;
        this.registers = registers;
        this.members = members;
        this.instances = instances;
        this.treasury = treasury;
        this.publisher = publisher;
    }

    void take(SignedDocument document, long nowMillis, ContractStage.Emitter out) {
        Matter matter = matter(document.type());
        try {
            try {
                take(matter, document, nowMillis, out);
            } catch (MalformedDocumentException e) {
                throw new RefusedException(e);
            }
        } catch (RefusedException e) {
            Publisher.emit(refused(matter, document, e, nowMillis), out);
        }
    }

    private void take(Matter matter, SignedDocument document, long nowMillis, ContractStage.Emitter out)
            throws RefusedException, MalformedDocumentException {
        switch (matter) {
            case OPEN -> opener.take(document, nowMillis, out);
            case MIGRATE -> desk.take(document, nowMillis, out);
            case ACKNOWLEDGE -> acknowledge(document, nowMillis, out);
            case ISSUE -> Publisher.emit(money.issue(document, nowMillis), out);
            case TRANSFER -> Publisher.emit(money.transfer(document, nowMillis), out);
            case CREDIT -> Publisher.emit(money.credit(document, nowMillis), out);
            case CONSENT -> Publisher.emit(consent(document, nowMillis), out);
            default ->
                throw new RefusedException(
                        RefusalCode.UNKNOWN_DOCUMENT,
                        HostWording.UNKNOWN_DOCUMENT,
                        OutcomeLimits.detail(document.type()));
        }
    }

    private void acknowledge(SignedDocument document, long nowMillis, ContractStage.Emitter out)
            throws RefusedException, MalformedDocumentException {
        JsonFields fields = new JsonFields(document.content()).only("document", "key", "instance");
        String key = fields.text("key", HostLimits.MAX_NAME_CHARS);
        String id = fields.text("instance", 2 * HostLimits.MAX_NAME_CHARS, "");
        boolean done = false;
        for (Slot slot : List.copyOf(instances.on(document.subject()))) {
            if (!id.isEmpty() && !id.equals(slot.ref().id())) {
                continue;
            }
            migrations.before(slot, nowMillis, out);
            Instance instance = instances.instance(slot);
            if (instance.opening().parties().containsValue(document.organisation())) {
                Firings firings = new Firings();
                done |= instance.acknowledge(
                        new Moment(nowMillis, document.index()), key, document.signer(), treasury, firings);
                instances.touched(slot, nowMillis);
                publisher.fired(slot, document.index(), nowMillis, 0, firings.drain(), out);
            }
        }
        if (!done) {
            throw new RefusedException(
                    RefusalCode.NO_SUCH_ALERT, HostWording.NO_OPEN_ALERT, document.organisation(), key);
        }
    }

    private Outcome consent(SignedDocument document, long nowMillis)
            throws RefusedException, MalformedDocumentException {
        JsonFields fields = new JsonFields(document.content()).only("document", "reader", "scope", "granted");
        String reader = fields.text("reader", HostLimits.MAX_NAME_CHARS);
        String scope = fields.text("scope", HostLimits.MAX_NAME_CHARS);
        boolean granted = fields.truth("granted", true);
        members.require(Members.organisationOf(reader));
        requireNoSeparator(scope);
        String owner = registers.owner(document.subject());
        if (owner != null && !owner.equals(document.organisation())) {
            throw new RefusedException(
                    RefusalCode.NOT_THE_HOLDER,
                    HostWording.OWNER_SIGNS,
                    owner,
                    document.subject(),
                    document.organisation());
        }
        registers.consent(new Consent(document.subject(), document.organisation(), reader, scope, nowMillis), granted);
        return new Outcome.Consented(
                document.subject(), document.signer(), reader, scope, granted, document.index(), nowMillis);
    }

    private static void requireNoSeparator(String scope) throws RefusedException {
        if (scope.indexOf('\0') >= 0) {
            throw new RefusedException(RefusalCode.MALFORMED, HostWording.NUL_IN_SCOPE);
        }
    }

    static Outcome refused(Matter matter, SignedDocument document, RefusedException e, long nowMillis) {
        return new Outcome.Refused(
                matter,
                document.subject(),
                document.signer(),
                e.code(),
                OutcomeLimits.detail(e.getMessage()),
                List.of(document.index()),
                nowMillis);
    }

    private static Matter matter(String type) {
        return switch (type) {
            case "tallystick.open" -> Matter.OPEN;
            case "tallystick.migrate" -> Matter.MIGRATE;
            case "tallystick.acknowledge" -> Matter.ACKNOWLEDGE;
            case "tallystick.issue" -> Matter.ISSUE;
            case "tallystick.transfer" -> Matter.TRANSFER;
            case "tallystick.credit" -> Matter.CREDIT;
            case "tallystick.consent" -> Matter.CONSENT;
            default -> Matter.DOCUMENT;
        };
    }
}
