package io.tallystick.contracts;

import io.tallystick.contracts.outcome.InstanceRef;
import io.tallystick.contracts.outcome.Matter;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeLimits;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.engine.Migrated;
import io.tallystick.rules.engine.Moment;
import java.util.List;
import java.util.TreeSet;

/**
 * Takes running instances over into another version. A deployment that migrates begins a walk through the instances that run then: some
 * have their turn with each entry and each move of the clock, by id, and before anything happens to an instance it has its turn first.
 * So from the deployment's leaf on nothing happens to an instance under the version that it leaves.
 */
final class Migrations {
    private final Definitions definitions;
    private final Instances instances;
    private final Treasury treasury;
    private final Publisher publisher;
    private final Walks walks;

    Migrations(HostState state, Definitions definitions, Instances instances, Treasury treasury, Publisher publisher) {
        this.definitions = definitions;
        this.instances = instances;
        this.treasury = treasury;
        this.publisher = publisher;
        this.walks = new Walks(state);
    }

    /** Who agreed to a migration, and where that stands: one of them asks, the leaves of all are the evidence, the last leaf the cause. */
    private record Asked(String signer, List<Long> evidence, long cause) {}

    /** Whether instances wait for their turn. */
    boolean isWalking() {
        return !walks.isEmpty();
    }

    /**
     * Begins to take over.
     *
     * @param to in force with the leaf of this index
     * @param from the versions whose instances are meant
     */
    void begin(Definition to, List<String> from, long index) {
        walks.put(new Walk(Walk.number(index), to.name(), to.version(), from, ""));
    }

    /** An instance was opened: what began before it does not mean it. */
    void opened(Slot slot) {
        walks.list().forEach(walk -> walks.pass(walk, slot));
    }

    /** Something is about to happen to an instance: if its turn is still to come, it has it now. It may be over after that. */
    void before(Slot slot, long nowMillis, ContractStage.Emitter out) {
        if (!walks.isEmpty()) {
            walks.list().forEach(walk -> turn(walk, slot, nowMillis, out));
        }
    }

    /** The next instances have their turn. */
    void step(long nowMillis, ContractStage.Emitter out) {
        if (walks.isEmpty()) {
            return;
        }
        Walk walk = walks.first();
        List<Slot> next = instances.after(walk.contract(), walk.position(), HostLimits.MAX_WALKED);
        next.forEach(slot -> turn(walk, slot, nowMillis, out));
        if (next.size() < HostLimits.MAX_WALKED) {
            walks.end(walk);
        } else {
            walks.put(walk.at(next.get(next.size() - 1).ref().id()));
        }
    }

    private void turn(Walk walk, Slot slot, long nowMillis, ContractStage.Emitter out) {
        if (slot.isOver() || !walks.isAhead(walk, slot)) {
            return;
        }
        Definition to = definitions.find(walk.contract(), walk.version());
        if (!to.signers().containsAll(openers(slot))) {
            return;
        }
        List<Long> evidence = to.evidence();
        Asked asked = new Asked(String.join(",", to.signers()), evidence, evidence.get(evidence.size() - 1));
        try {
            take(slot, to, asked, nowMillis, out);
        } catch (RefusedException refused) {
            walks.pass(walk, slot);
            Publisher.emit(
                    new Outcome.Refused(
                            Matter.MIGRATE,
                            slot.ref().subject(),
                            asked.signer(),
                            refused.code(),
                            OutcomeLimits.detail(refused.getMessage()),
                            evidence,
                            nowMillis),
                    out);
        }
    }

    /** The organisations that an instance was opened by. */
    TreeSet<String> openers(Slot slot) {
        Instance instance = instances.instance(slot);
        TreeSet<String> organisations = new TreeSet<>();
        for (String role : definitions.engine(of(slot)).contract().terms().openers()) {
            organisations.add(instance.opening().parties().get(role));
        }
        return organisations;
    }

    /** The version that an instance runs under. */
    Definition of(Slot slot) {
        return definitions.find(slot.ref().contract(), slot.ref().version());
    }

    /** Takes an instance over as all its openers asked by documents. */
    void take(Slot slot, Definition to, Signatures all, SignedDocument last, long nowMillis, ContractStage.Emitter out)
            throws RefusedException {
        take(slot, to, new Asked(last.signer(), all.evidence(), last.index()), nowMillis, out);
    }

    private void take(Slot slot, Definition to, Asked asked, long nowMillis, ContractStage.Emitter out)
            throws RefusedException {
        Firings firings = new Firings();
        Migrated migrated = definitions
                .migrator(of(slot), to)
                .migrate(
                        instances.instance(slot),
                        to.parties(),
                        new Moment(nowMillis, asked.cause()),
                        treasury,
                        firings);
        if (migrated instanceof Migrated.Not not) {
            throw new RefusedException(
                    RefusalCode.NOT_MIGRATED,
                    HostWording.NOT_MIGRATED,
                    slot.ref().id(),
                    not.reason());
        }
        Migrated.Done done = (Migrated.Done) migrated;
        InstanceRef before = slot.ref();
        slot.become(
                new InstanceRef(to.name(), to.version(), to.hash(), before.id(), before.subject()), done.instance());
        instances.touched(slot, nowMillis);
        Publisher.emit(
                new Outcome.Migrated(
                        slot.ref(),
                        before.version(),
                        before.hash(),
                        done.before(),
                        done.after(),
                        done.notes(),
                        asked.evidence(),
                        nowMillis),
                out);
        publisher.fired(slot, asked.cause(), nowMillis, 0, firings.drain(), out);
    }
}
