package io.tallystick.contracts;

import io.tallystick.contracts.outcome.Matter;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeLimits;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.pipeline.LedgerStep;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migrates;
import io.tallystick.rules.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** What organisations say about contracts: deployed when all who must have signed the same, retired likewise. */
final class Deployments {
    private final Definitions definitions;
    private final SignatureBoard board;
    private final Members members;
    private final Migrations migrations;

    Deployments(HostState state, Definitions definitions, Members members, Migrations migrations) {
        this.migrations = migrations;
        this.definitions = definitions;
        this.members = members;
        this.board = new SignatureBoard(state, HostState.DEPLOYMENT);
    }

    /** What waits for more signatures. */
    List<Signatures> waiting() {
        return board.list();
    }

    /** Takes one envelope; gives what it came to, or null while signatures are waited for. */
    Outcome take(long index, LedgerStep.Activate step, long nowMillis) {
        Matter matter = Matter.DEPLOY;
        try {
            DeploymentOrder order =
                    DeploymentOrder.read(step.control().envelope().payload());
            matter = order.deploy() ? Matter.DEPLOY : Matter.RETIRE;
            if (!order.contract().equals(step.control().contract().name())) {
                throw new RefusedException(
                        RefusalCode.NOT_AS_SAID,
                        HostWording.OTHER_SUBJECT,
                        step.control().contract().name(),
                        order.contract());
            }
            String signer = step.control().organisation();
            return order.deploy() ? deploy(order, signer, index, nowMillis) : retire(order, signer, index, nowMillis);
        } catch (RefusedException e) {
            return new Outcome.Refused(
                    matter,
                    step.control().envelope().subject(),
                    step.control().organisation(),
                    e.code(),
                    OutcomeLimits.detail(e.getMessage()),
                    List.of(index),
                    nowMillis);
        }
    }

    private Outcome deploy(DeploymentOrder order, String signer, long index, long nowMillis) throws RefusedException {
        Definition before = definitions.find(order.contract(), order.version());
        if (before != null) {
            throw before.hash().equals(order.hash())
                    ? new RefusedException(RefusalCode.ALREADY_DONE, HostWording.DEPLOYED, order.version())
                    : new RefusedException(
                            RefusalCode.VERSION_REUSED,
                            HostWording.VERSION_REUSED,
                            order.version(),
                            order.hash(),
                            before.hash());
        }
        definitions.requireRoom();
        order.requireHash();
        Engine engine = definitions.check(order.contract(), order.source(), order.hash());
        Contract contract = engine.contract();
        requireIdentity(order, contract);
        requireParties(order.parties(), contract);
        List<String> from = takenOver(order, contract);
        TreeSet<String> wanted = bound(contract.terms().signatories(), order.parties());
        if (wanted.isEmpty()) {
            wanted.add(signer);
        }
        Signatures all = sign(order, wanted, signer, index, nowMillis);
        if (all == null) {
            return null;
        }
        Definition definition = new Definition(
                order.contract(),
                order.version(),
                order.hash(),
                order.source(),
                order.parties(),
                List.copyOf(wanted),
                all.evidence(),
                nowMillis,
                -1);
        definitions.put(definition);
        if (order.migrate()) {
            migrations.begin(definition, from, index);
        }
        return activated(definition, all.evidence(), nowMillis);
    }

    /** The versions here that the text says it takes over, each of which it was checked against. */
    private List<String> takenOver(DeploymentOrder order, Contract contract) throws RefusedException {
        List<String> from = new ArrayList<>();
        for (Migrates.From one : contract.migrates().from()) {
            Definition before = definitions.find(order.contract(), one.version());
            if (before != null) {
                definitions.migration(before, contract);
                from.add(one.version());
            }
        }
        if (order.migrate() && from.isEmpty()) {
            throw new RefusedException(
                    RefusalCode.NO_MIGRATION,
                    HostWording.MIGRATES_NOTHING,
                    contract.migrates().from().isEmpty() ? "none" : "others");
        }
        return from;
    }

    private Outcome retire(DeploymentOrder order, String signer, long index, long nowMillis) throws RefusedException {
        Definition definition = definitions.find(order.contract(), order.version());
        if (definition == null) {
            throw new RefusedException(
                    RefusalCode.UNKNOWN_CONTRACT, HostWording.NOT_DEPLOYED, order.contract(), order.version());
        }
        if (!definition.hash().equals(order.hash())) {
            throw new RefusedException(
                    RefusalCode.NOT_AS_SAID, HostWording.OTHER_HASH, definition.hash(), order.hash());
        }
        if (definition.isRetired()) {
            throw new RefusedException(RefusalCode.ALREADY_DONE, HostWording.RETIRED_ALREADY, order.version());
        }
        Signatures all = sign(order, definition.signers(), signer, index, nowMillis);
        if (all == null) {
            return null;
        }
        Definition retired = definition.retired(nowMillis);
        definitions.put(retired);
        return activated(retired, all.evidence(), nowMillis);
    }

    private Signatures sign(DeploymentOrder order, Iterable<String> wanted, String signer, long index, long nowMillis)
            throws RefusedException {
        TreeSet<String> organisations = new TreeSet<>();
        wanted.forEach(organisations::add);
        members.requireParty(signer, organisations);
        String title = (order.deploy() ? "deploy " : "retire ") + order.contract() + ' ' + order.version();
        return board.sign(order.digest(), title, organisations, signer, index, nowMillis);
    }

    private void requireParties(SortedMap<String, String> parties, Contract contract) throws RefusedException {
        for (Map.Entry<String, String> party : parties.entrySet()) {
            members.requireRole(contract, party.getKey());
            members.require(party.getValue());
        }
    }

    private static void requireIdentity(DeploymentOrder order, Contract contract) throws RefusedException {
        String want = contract.identity().name() + ' ' + contract.identity().version();
        String got = order.contract() + ' ' + order.version();
        if (!want.equals(got)) {
            throw new RefusedException(RefusalCode.NOT_AS_SAID, HostWording.OTHER_TEXT, want, got);
        }
    }

    private static TreeSet<String> bound(List<String> roles, SortedMap<String, String> parties) {
        TreeSet<String> organisations = new TreeSet<>();
        for (String role : roles) {
            if (parties.containsKey(role)) {
                organisations.add(parties.get(role));
            }
        }
        return organisations;
    }

    private static Outcome activated(Definition definition, List<Long> evidence, long nowMillis) {
        return new Outcome.Activated(
                definition.name(),
                definition.version(),
                definition.hash(),
                definition.parties(),
                definition.isRetired(),
                evidence,
                nowMillis);
    }
}
