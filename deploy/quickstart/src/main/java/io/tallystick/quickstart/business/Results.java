package io.tallystick.quickstart.business;

import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.MessageBody;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertState;
import io.tallystick.contracts.record.OutcomeRecord.CommandRecord;
import io.tallystick.contracts.record.OutcomeRecord.MessageRecord;
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
import java.util.stream.Collectors;

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
    private final Map<Scene, Happenings> happenings = new HashMap<>();
    private final Map<Scene, TreeSet<String>> contracts = new HashMap<>();
    /** Legs of payments by the payment, contracts' messages by their number. */
    private final Claims claims = new Claims();

    private final List<String> refused = new ArrayList<>();
    private Tally strays = Tally.NONE;
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
        block.forEachEntry((index, bundle, at, length) -> entry(block.ledger(), index, bundle, at, length));
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
                message(ledger, message);
            }
        } catch (MalformedEntryException | MalformedOutcomeException e) {
            throw new IllegalArgumentException("ledger " + ledger + ", entry " + index + ": " + e.getMessage(), e);
        }
    }

    private synchronized void outcome(int ledger, long index, Outcome outcome) {
        if (outcome instanceof Outcome.Activated) {
            activated++;
        } else if (outcome instanceof Outcome.Opened opened) {
            opened(opened);
        } else if (outcome instanceof Outcome.Refused no) {
            refused.add("ledger " + ledger + ", entry " + index + ": " + no.signer() + " about " + no.subject() + ": "
                    + no.code() + ", " + no.detail());
        }
        Tally tally = Tally.NONE;
        for (OutcomeRecord item : OutcomeRecords.of(network, ledger, index, outcome)) {
            tally = tally.plus(tally(item));
            if (item instanceof MessageRecord message) {
                sent++;
                if (outcome instanceof Outcome.Fired fired) {
                    String word = word(ledger, message.toLedger(), message.sequence());
                    claims.claim(word, mail -> fired(ledger, index, fired, mail));
                }
            }
            each.accept(item);
        }
        if (outcome instanceof Outcome.Fired fired) {
            fired(ledger, index, fired, tally.plus(Tally.rights(rights(fired))));
        }
    }

    private void opened(Outcome.Opened opened) {
        Scene scene = scenes.get(opened.instance().subject());
        if (scene == null) {
            strays = strays.plus(Tally.opening());
            return;
        }
        of(scene, opened.timeMillis(), Tally.opening());
        contracts
                .computeIfAbsent(scene, key -> new TreeSet<>())
                .add(opened.instance().contract());
    }

    private void fired(int ledger, long index, Outcome.Fired fired, Tally tally) {
        Scene scene = scenes.get(fired.instance().subject());
        if (scene == null) {
            strays = strays.plus(tally);
        } else if (fired.cause() < 0) {
            happenings(scene).ticked(new Happenings.Tick(fired.timeMillis(), ledger, index), tally);
        } else {
            of(scene, fired.timeMillis(), tally);
        }
    }

    private void of(Scene scene, long timeMillis, Tally tally) {
        happenings(scene).said(timeMillis, tally);
    }

    private Happenings happenings(Scene scene) {
        return happenings.computeIfAbsent(scene, key -> new Happenings(key.tally()));
    }

    /** What a record is of what a contract did; money that no contract moved is told to its scene at once. */
    private Tally tally(OutcomeRecord item) {
        if (item instanceof AlertRecord alert) {
            boolean raised = alert.state() == AlertState.RAISED;
            return Tally.alerts(raised ? 1 : 0, raised ? 0 : 1);
        } else if (item instanceof CommandRecord) {
            return Tally.commands(1);
        } else if (item instanceof SettlementRecord settlement && settlement.subject() == null) {
            funding(settlement);
        } else if (item instanceof SettlementRecord settlement) {
            boolean paid = settlement.kind() == SettlementKind.POST || settlement.kind() == SettlementKind.TRANSFER;
            return paid ? Tally.paid(1, Sums.of(settlement.currency(), settlement.amountMinor())) : Tally.money(1);
        }
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
            claims.claim(settlement.paymentId(), happenings(scene)::elsewhere);
        }
        claims.come(settlement.paymentId(), Tally.fundingLeg());
    }

    private synchronized void message(int ledger, MessageEntry message) throws MalformedOutcomeException {
        received++;
        MessageBody body = MessageBody.decode(message.body());
        String key = body instanceof MessageBody.Credit credit
                ? credit.message().from() + "/" + credit.message().cause()
                : word(message.from(), ledger, message.sequence());
        claims.come(key, Tally.mail(1));
    }

    private static String word(int from, int to, long sequence) {
        return "word " + from + ' ' + to + ' ' + sequence;
    }

    /** What has come of a scene, its {@link #aftermath} left out. */
    public synchronized Tally of(Scene scene) {
        return happenings(scene).scene();
    }

    /** The contracts of which instances were opened in a scene. */
    public synchronized Set<String> contracts(Scene scene) {
        return Set.copyOf(contracts.getOrDefault(scene, new TreeSet<>()));
    }

    /** All contracts of which instances were opened in scenes. */
    public synchronized Set<String> contracts() {
        return contracts.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the clock alone brought about after scenes; the longer a run, the more of it. */
    public synchronized Tally aftermath() {
        return happenings.values().stream().map(Happenings::aftermath).reduce(Tally.NONE, Tally::plus);
    }

    /** What belongs to no scene. */
    public synchronized Tally strays() {
        return strays.plus(claims.unclaimed());
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
