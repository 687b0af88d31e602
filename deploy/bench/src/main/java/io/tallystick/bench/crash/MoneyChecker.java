package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecord.SettlementLeg;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import io.tallystick.contracts.record.OutcomeRecords;
import io.tallystick.contracts.replay.Finding;
import io.tallystick.contracts.replay.NetworkFindings;
import io.tallystick.contracts.replay.NetworkReplay;
import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.rules.account.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges the money: every contract runs again and comes to the same bytes, every record of the topic {@code settlements} is one that an
 * outcome makes, once, every payment that left a ledger arrived in another, once, and nobody has what was not issued. Feed it all ledgers,
 * then ask for the {@link #faults}.
 */
final class MoneyChecker {
    private record Leg(int ledger, long amountMinor) {}

    private final BenchNetwork network;
    private final NetworkReplay contracts;
    private final List<String> faults = new ArrayList<>();
    private final List<String> replayed = new ArrayList<>();
    private final Set<String> effects = new HashSet<>();
    private final Map<String, Leg> debits = new HashMap<>();
    private final Map<String, Leg> credits = new HashMap<>();
    private long issued;
    private long owned;
    private long sent;
    private long received;

    MoneyChecker(BenchNetwork network) {
        this.network = network;
        this.contracts = new NetworkReplay(network.genesis());
    }

    /**
     * Takes one ledger.
     *
     * @param settlements the effect ids of its committed records of the topic, in order
     */
    void check(LedgerEvidence evidence, List<String> settlements) {
        int ledger = evidence.ledger();
        LedgerAuditor audit = new LedgerAuditor(
                network.genesis(),
                ledger,
                SignatureVerifiers.best(),
                block -> contracts.block(ledger, block),
                contracts);
        List<String> wanted = new ArrayList<>();
        long index = 0;
        try {
            for (List<byte[]> block : evidence.blocks()) {
                for (byte[] entry : block) {
                    audit.feed(entry, 0, entry.length);
                    if (LedgerEntry.decode(entry) instanceof OutcomeEntry outcome) {
                        settle(ledger, index, outcome, wanted);
                    }
                    index++;
                }
            }
        } catch (LedgerInvalidException | MalformedEntryException | MalformedOutcomeException e) {
            faults.add("replay of ledger " + ledger + ": " + e.getMessage());
            return;
        }
        if (!wanted.equals(settlements)) {
            faults.add("settlements of ledger " + ledger + ": want the " + wanted.size()
                    + " records that its outcomes make, in their order, got " + settlements.size() + " others");
        }
        contracts.queries(ledger).accounts().forEach(this::add);
        replayed.add(ReplayProcess.line(ledger, audit));
    }

    private void settle(int ledger, long index, OutcomeEntry outcome, List<String> wanted)
            throws MalformedOutcomeException {
        for (OutcomeRecord record : OutcomeRecords.of(network.name(), ledger, index, outcome.body())) {
            if (record instanceof SettlementRecord settlement) {
                String effect = settlement.origin().effectId();
                wanted.add(effect);
                if (!effects.add(effect)) {
                    faults.add("effect " + effect + ": want it once, got it again");
                }
                leg(ledger, settlement);
            }
        }
    }

    private void leg(int ledger, SettlementRecord settlement) {
        if (settlement.leg() == SettlementLeg.WHOLE) {
            return;
        }
        Map<String, Leg> legs = settlement.leg() == SettlementLeg.DEBIT ? debits : credits;
        if (legs.put(settlement.paymentId(), new Leg(ledger, settlement.amountMinor())) != null) {
            faults.add("payment " + settlement.paymentId() + ": want one " + settlement.leg() + ", got another");
        }
    }

    private void add(Account account) {
        switch (account.key().kind()) {
            case MEMBER -> owned += account.posted();
            case ISSUANCE -> issued -= account.posted();
            case IN_TRANSIT_OUT -> sent += account.posted();
            case IN_TRANSIT_IN -> received -= account.posted();
        }
    }

    /** Closes the check over all ledgers; none means that everything holds. */
    List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        if (all.isEmpty()) {
            NetworkFindings findings = contracts.findings();
            findings.findings().stream().map(Finding::problem).forEach(all::add);
            equal(all, "messages on their way", 0, findings.underWay().size());
        }
        equal(all, "cents issued", MoneyLoad.issued(network.ledgers()), issued);
        equal(all, "cents owned and on their way", issued, owned + sent - received);
        if (!debits.keySet().equals(credits.keySet())) {
            all.add("payments between ledgers: want one credit for each debit, got " + debits.size() + " debits and "
                    + credits.size() + " credits");
        }
        debits.forEach((payment, debit) -> {
            Leg credit = credits.get(payment);
            if (credit != null && (credit.amountMinor() != debit.amountMinor() || credit.ledger() == debit.ledger())) {
                all.add("payment " + payment + ": want what left " + debit + " to arrive elsewhere, got " + credit);
            }
        });
        return all;
    }

    private static void equal(List<String> faults, String what, long want, long got) {
        if (want != got) {
            faults.add(what + ": want " + want + ", got " + got);
        }
    }

    /** Number, size and root of each ledger that was replayed. */
    List<String> replayed() {
        return List.copyOf(replayed);
    }

    @Override
    public String toString() {
        return effects.size() + " movements of money, " + debits.size() + " payments between ledgers, " + owned
                + " cents owned of " + issued + " issued";
    }
}
