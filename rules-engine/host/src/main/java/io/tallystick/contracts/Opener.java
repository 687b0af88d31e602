package io.tallystick.contracts;

import io.tallystick.contracts.json.JsonFields;
import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.outcome.InstanceRef;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Moment;
import io.tallystick.rules.engine.Opened;
import io.tallystick.rules.engine.Opening;
import io.tallystick.rules.engine.Openings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Opens instances: by the document {@code tallystick.open}, once all who must have signed the same. */
final class Opener {
    private final Definitions definitions;
    private final Instances instances;
    private final Treasury treasury;
    private final Members members;
    private final Publisher publisher;
    private final Migrations migrations;
    private final SignatureBoard board;

    Opener(
            HostState state,
            Definitions definitions,
            Instances instances,
            Treasury treasury,
            Members members,
            Publisher publisher,
            Migrations migrations) {
        this.definitions = definitions;
        this.instances = instances;
        this.treasury = treasury;
        this.members = members;
        this.publisher = publisher;
        this.migrations = migrations;
        this.board = new SignatureBoard(state, HostState.OPENING);
    }

    /** What waits for more signatures. */
    List<Signatures> waiting() {
        return board.list();
    }

    /** Takes one document. */
    void take(SignedDocument document, long nowMillis, ContractStage.Emitter out)
            throws RefusedException, MalformedDocumentException {
        JsonFields fields = new JsonFields(document.content())
                .only("document", "contract", "version", "parties", "params", "devices");
        Definition definition = definitions.inForce(
                fields.text("contract", HostLimits.MAX_NAME_CHARS), fields.text("version", HostLimits.MAX_NAME_CHARS));
        Engine engine = definitions.engine(definition);
        SortedMap<String, String> parties = parties(
                engine.contract(),
                definition,
                fields.texts("parties", HostLimits.MAX_PARTIES, HostLimits.MAX_NAME_CHARS));
        TreeSet<String> wanted = new TreeSet<>();
        engine.contract().terms().openers().forEach(role -> wanted.add(parties.get(role)));
        members.requireParty(document.organisation(), wanted);
        // What cannot be opened anyway is refused to the first who signs it, not to the last.
        Opening opening = check(engine.contract(), document.subject(), parties, fields);
        String title = "open " + definition.name() + ' ' + definition.version() + " on " + document.subject();
        // The same content on two subjects is two openings.
        String digest = Hex.of(document.subject(), document.digest());
        Signatures all = board.sign(digest, title, wanted, document.organisation(), document.index(), nowMillis);
        if (all != null) {
            open(engine, definition, opening, all, document.index(), nowMillis, out);
        }
    }

    private void open(
            Engine engine,
            Definition definition,
            Opening opening,
            Signatures all,
            long index,
            long nowMillis,
            ContractStage.Emitter out)
            throws RefusedException {
        Firings firings = new Firings();
        Opened opened = engine.open(opening, new Moment(nowMillis, index), treasury, firings);
        if (opened instanceof Opened.Not not) {
            throw new RefusedException(RefusalCode.NOT_OPENED, HostWording.REASONS, String.join("; ", not.reasons()));
        }
        InstanceRef ref = new InstanceRef(
                definition.name(), definition.version(), definition.hash(), opening.id(), opening.subject());
        Slot slot = new Slot(ref, opened.orThrow());
        instances.add(slot);
        migrations.opened(slot);
        instances.touched(slot, nowMillis);
        Publisher.emit(new Outcome.Opened(ref, opening.parties(), all.evidence(), nowMillis), out);
        publisher.fired(slot, index, nowMillis, 0, firings.drain(), out);
    }

    private SortedMap<String, String> parties(Contract contract, Definition definition, SortedMap<String, String> said)
            throws RefusedException {
        SortedMap<String, String> parties = new TreeMap<>(definition.parties());
        for (Map.Entry<String, String> party : said.entrySet()) {
            members.requireRole(contract, party.getKey());
            members.require(party.getValue());
            String before = parties.put(party.getKey(), party.getValue());
            if (before != null && !before.equals(party.getValue())) {
                throw new RefusedException(
                        RefusalCode.ROLE_NOT_BOUND,
                        HostWording.BOUND_OTHERWISE,
                        party.getKey(),
                        before,
                        party.getValue());
            }
        }
        for (String role : contract.terms().roles()) {
            if (!parties.containsKey(role)) {
                throw new RefusedException(RefusalCode.ROLE_NOT_BOUND, HostWording.NOT_BOUND, role);
            }
        }
        return parties;
    }

    private Opening check(Contract contract, String subject, SortedMap<String, String> parties, JsonFields fields)
            throws RefusedException, MalformedDocumentException {
        String id = instances.nextId(contract.identity().name(), subject);
        if (id.getBytes(StandardCharsets.UTF_8).length > HostLimits.MAX_INSTANCE_BYTES) {
            throw new RefusedException(
                    RefusalCode.TOO_MANY, HostWording.INSTANCE_ID_LENGTH, HostLimits.MAX_INSTANCE_BYTES);
        }
        Openings.Checked checked = Openings.check(
                contract,
                id,
                subject,
                parties,
                fields.object("params"),
                fields.list("devices", HostLimits.MAX_DEVICES, HostLimits.MAX_NAME_CHARS),
                treasury.currencies(),
                members::knows);
        if (checked instanceof Openings.Checked.Bad bad) {
            throw new RefusedException(
                    RefusalCode.WRONG_PARAMETERS, HostWording.REASONS, String.join("; ", bad.errors()));
        }
        return checked.orThrow();
    }
}
