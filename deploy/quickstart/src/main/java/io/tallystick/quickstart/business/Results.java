package io.tallystick.quickstart.business;

import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.MessageBody;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertState;
import io.tallystick.contracts.record.OutcomeRecord.CommandRecord;
import io.tallystick.contracts.record.OutcomeRecord.SettlementKind;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import io.tallystick.contracts.record.OutcomeRecords;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.rules.engine.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Adds up what came of the business, scene by scene, from the ledgers' entries alone. Each ledger's entries are to be given in their
 * order; of several ledgers they may come in any. Safe for several threads.
 */
public final class Results {
    /** How the reference of money begins that is issued to be spent on a subject. */
    public static final String PURPOSE = "for ";

    private final String network;
    private final Consumer<OutcomeRecord> each;
    private final Map<String, Scene> scenes = new HashMap<>();
    private final Map<String, Scene> payments = new HashMap<>();
    private final Map<Scene, Tally> tallies = new HashMap<>();
    /** Legs of payments that came before the leg that says whose they are. */
    private final Map<String, Tally> unclaimed = new HashMap<>();

    private final Map<Scene, TreeSet<String>> contracts = new HashMap<>();
    private final List<String> refused = new ArrayList<>();
    private Tally strays = Tally.NONE;
    private Tally aftermath = Tally.NONE;
    private long activated;
    private long sent;
    private long received;

    /**
     * @param each takes every record that an outcome makes
     */
    public Results(String network, BusinessPlan plan, Consumer<OutcomeRecord> each) {
        this.network = network;
        this.each = each;
        for (Scene scene : plan.scenes()) {
            scene.subjects().forEach(subject -> scenes.put(subject, scene));
        }
    }

    /** Takes the entries of a block. */
    public void block(Block block) {
        byte[] bundle = block.bundle();
        long index = block.seal().first();
        for (int at = 0; at < bundle.length; index++) {
            int length = (bundle[at] & 0xff) << Byte.SIZE | bundle[at + 1] & 0xff;
            entry(block.ledger(), index, bundle, at + Short.BYTES, length);
            at += Short.BYTES + length;
        }
    }

    /**
     * Takes one entry; those that are neither outcome nor message cost a look at their first byte.
     *
     * @throws IllegalArgumentException if it is an outcome or message that nothing of ours writes
     */
    private void entry(int ledger, long index, byte[] buffer, int offset, int length) {
        int kind = buffer[offset];
        if (kind != EntryKind.OUTCOME.code() && kind != EntryKind.MESSAGE.code()) {
            return;
        }
        try {
            LedgerEntry entry = LedgerEntry.decode(Arrays.copyOfRange(buffer, offset, offset + length));
            if (entry instanceof OutcomeEntry outcome) {
                outcome(ledger, index, OutcomeCodec.decode(outcome.body()));
            } else if (entry instanceof MessageEntry message) {
                message(message);
            }
        } catch (MalformedEntryException | MalformedOutcomeException e) {
            throw new IllegalArgumentException("ledger " + ledger + ", entry " + index + ": " + e.getMessage(), e);
        }
    }

    private synchronized void outcome(int ledger, long index, Outcome outcome) {
        if (outcome instanceof Outcome.Activated) {
            activated++;
        } else if (outcome instanceof Outcome.Opened opened) {
            Scene scene = scenes.get(opened.instance().subject());
            if (scene != null) {
                contracts
                        .computeIfAbsent(scene, key -> new TreeSet<>())
                        .add(opened.instance().contract());
            }
            add(scene, Tally.opening());
        } else if (outcome instanceof Outcome.Refused no) {
            refused.add("ledger " + ledger + ", entry " + index + ": " + no.signer() + " about " + no.subject() + ": "
                    + no.code() + ", " + no.detail());
        }
        Tally tally = Tally.NONE;
        for (OutcomeRecord item : OutcomeRecords.of(network, ledger, index, outcome)) {
            tally = tally.plus(tally(item));
            each.accept(item);
        }
        if (outcome instanceof Outcome.Fired fired) {
            fired(fired, tally.plus(Tally.rights(rights(fired))));
        }
    }

    private void fired(Outcome.Fired fired, Tally tally) {
        Scene scene = scenes.get(fired.instance().subject());
        if (scene != null && fired.cause() < 0 && of(scene).reaches(scene.tally())) {
            aftermath = aftermath.plus(tally);
        } else {
            add(scene, tally);
        }
    }

    /** What a record is of what a contract did; money that no contract moved is told to its scene at once. */
    private Tally tally(OutcomeRecord item) {
        if (item instanceof AlertRecord alert) {
            boolean raised = alert.state() == AlertState.RAISED;
            return Tally.alerts(raised ? 1 : 0, raised ? 0 : 1);
        } else if (item instanceof SettlementRecord settlement) {
            if (settlement.subject() == null) {
                funding(settlement);
                return Tally.NONE;
            }
            boolean paid = settlement.kind() == SettlementKind.POST || settlement.kind() == SettlementKind.TRANSFER;
            return paid ? Tally.paid(1, Sums.of(settlement.currency(), settlement.amountMinor())) : Tally.money(1);
        } else if (item instanceof CommandRecord) {
            return Tally.commands(1);
        }
        sent++;
        return Tally.NONE;
    }

    private static long rights(Outcome.Fired fired) {
        return fired.firings().stream()
                .flatMap(firing -> firing.effects().stream())
                .filter(effect -> effect instanceof Effect.OwnerChanged || effect instanceof Effect.ConsentChanged)
                .count();
    }

    private void funding(SettlementRecord settlement) {
        Scene scene = settlement.reference().startsWith(PURPOSE)
                ? scenes.get(settlement.reference().substring(PURPOSE.length()))
                : null;
        if (scene != null) {
            payments.put(settlement.paymentId(), scene);
            add(scene, unclaimed.getOrDefault(settlement.paymentId(), Tally.NONE));
            unclaimed.remove(settlement.paymentId());
        }
        ofPayment(settlement.paymentId(), Tally.fundingLeg());
    }

    private void ofPayment(String payment, Tally tally) {
        if (payments.containsKey(payment)) {
            add(payments.get(payment), tally);
        } else {
            unclaimed.merge(payment, tally, Tally::plus);
        }
    }

    private synchronized void message(MessageEntry message) throws MalformedOutcomeException {
        received++;
        MessageBody body = MessageBody.decode(message.body());
        if (body instanceof MessageBody.Word word) {
            add(scenes.get(word.subject()), Tally.mail(1));
        } else if (body instanceof MessageBody.Credit credit) {
            ofPayment(credit.message().from() + "/" + credit.message().cause(), Tally.mail(1));
        }
    }

    private void add(Scene scene, Tally tally) {
        if (scene == null) {
            strays = strays.plus(tally);
        } else {
            tallies.merge(scene, tally, Tally::plus);
        }
    }

    /** What has come of a scene. */
    public synchronized Tally of(Scene scene) {
        return tallies.getOrDefault(scene, Tally.NONE);
    }

    /** The contracts of which instances were opened in a scene. */
    public synchronized Set<String> contracts(Scene scene) {
        return Set.copyOf(contracts.getOrDefault(scene, new TreeSet<>()));
    }

    /**
     * What the clock alone brought about in scenes that had come to all they must: alerts that nobody answers and that get more severe,
     * sensors that say nothing more. The longer a run, the more of it.
     */
    public synchronized Tally aftermath() {
        return aftermath;
    }

    /** What belongs to no scene. */
    public synchronized Tally strays() {
        return unclaimed.values().stream().reduce(strays, Tally::plus);
    }

    /** What was refused and why, in words. */
    public synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    /** How many contracts came into force, each ledger counted. */
    public synchronized long activated() {
        return activated;
    }

    /** How many messages outcomes sent. */
    public synchronized long sent() {
        return sent;
    }

    /** How many messages ledgers entered. */
    public synchronized long received() {
        return received;
    }
}
