package io.tallystick.contracts;

import io.tallystick.contracts.json.JsonFields;
import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.pipeline.ContractStage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Takes over single instances: by the document {@code tallystick.migrate}, once all who opened the instance have signed the same. */
final class MigrationDesk {
    private final Definitions definitions;
    private final Instances instances;
    private final Members members;
    private final Migrations migrations;
    private final SignatureBoard board;

    MigrationDesk(
            HostState state, Definitions definitions, Instances instances, Members members, Migrations migrations) {
        this.definitions = definitions;
        this.instances = instances;
        this.members = members;
        this.migrations = migrations;
        this.board = new SignatureBoard(state, HostState.MIGRATION);
    }

    /** What waits for more signatures. */
    List<Signatures> waiting() {
        return board.list();
    }

    /** Takes one document. */
    void take(SignedDocument document, long nowMillis, ContractStage.Emitter out)
            throws RefusedException, MalformedDocumentException {
        JsonFields fields = new JsonFields(document.content()).only("document", "contract", "version", "instance");
        Definition to = definitions.inForce(
                fields.text("contract", HostLimits.MAX_NAME_CHARS), fields.text("version", HostLimits.MAX_NAME_CHARS));
        String id = fields.text("instance", 2 * HostLimits.MAX_NAME_CHARS, "");
        Slot slot = meant(document.subject(), to, id, nowMillis, out);
        TreeSet<String> wanted = migrations.openers(slot);
        members.requireParty(document.organisation(), wanted);
        // What cannot be taken over anyway is refused to the first who signs it, not to the last.
        definitions.migration(migrations.of(slot), to);
        String title = "migrate " + slot.ref().id() + " to " + to.version() + " on " + document.subject();
        String digest = Hex.of(slot.ref().id() + ' ' + slot.ref().version(), document.digest());
        Signatures all = board.sign(digest, title, wanted, document.organisation(), document.index(), nowMillis);
        if (all != null) {
            migrations.take(slot, to, all, document, nowMillis, out);
        }
    }

    /** The one instance that can be meant. */
    private Slot meant(String subject, Definition to, String id, long nowMillis, ContractStage.Emitter out)
            throws RefusedException {
        List<Slot> running = new ArrayList<>();
        boolean done = false;
        for (Slot slot : instances.on(subject)) {
            boolean asked = slot.ref().contract().equals(to.name())
                    && (id.isEmpty() || id.equals(slot.ref().id()));
            if (asked) {
                migrations.before(slot, nowMillis, out);
            }
            if (asked && !slot.isOver()) {
                boolean there = slot.ref().version().equals(to.version());
                done |= there;
                if (!there) {
                    running.add(slot);
                }
            }
        }
        if (running.isEmpty() && done) {
            throw new RefusedException(RefusalCode.ALREADY_DONE, HostWording.MIGRATED_ALREADY, to.name(), to.version());
        }
        if (running.size() != 1) {
            throw new RefusedException(
                    RefusalCode.NO_INSTANCE,
                    HostWording.NOT_ONE_TO_MIGRATE,
                    to.name(),
                    running.isEmpty() ? "none" : running.size() + ": say which by `instance`");
        }
        return running.get(0);
    }
}
