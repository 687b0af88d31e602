package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.crash.LedgerEvidence.Refused;
import io.tallystick.bench.crash.LoadSender.Place;
import io.tallystick.bench.crash.Send.Fate;
import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.note.NoteException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges what the topics hold against what the load was acknowledged. Collects every fault, so that one run tells all.
 * Feed it all ledgers, then ask for the {@link #faults}.
 */
final class CrashChecker {
    /** Enough to see a pattern. */
    private static final int MOST_FAULTS = 200;

    private record Slot(String device, String subject, long sequence) {}

    private final BenchNetwork network;
    private final Map<Place, Send> acknowledged;
    private final SignatureVerifier signatures = SignatureVerifiers.best();
    private final List<String> faults = new ArrayList<>();
    private final Map<Slot, byte[]> entered = new HashMap<>();
    private final Set<Slot> givenUp = new HashSet<>();
    private final Set<Slot> late = new HashSet<>();
    private AuditCounts counts = AuditCounts.NONE;
    private long events;
    private long checkpoints;

    CrashChecker(BenchNetwork network, Map<Place, Send> acknowledged) {
        this.network = network;
        this.acknowledged = acknowledged;
    }

    /** Takes what the topics hold of one ledger. */
    void check(LedgerEvidence evidence) {
        checkInput(evidence);
        Map<Long, byte[]> roots = audit(evidence);
        checkCheckpoints(evidence, roots);
        checkRejections(evidence);
    }

    /** All acknowledged records are in the topic as they were sent, and nothing else is: otherwise the test itself errs. */
    private void checkInput(LedgerEvidence evidence) {
        events += evidence.events().size();
        evidence.events().forEach((offset, value) -> {
            Send send = acknowledged.get(new Place(evidence.ledger(), offset));
            if (send == null || !Arrays.equals(send.value(), value)) {
                fault("input of ledger " + evidence.ledger() + " at " + offset + ": not what was acknowledged there");
            }
        });
    }

    /** Audits the blocks, notes the entries, and returns the root at the end of every committed block. */
    private Map<Long, byte[]> audit(LedgerEvidence evidence) {
        LedgerAuditor auditor = new LedgerAuditor(network.genesis(), evidence.ledger(), signatures, block -> {});
        Map<Long, byte[]> roots = new HashMap<>();
        try {
            for (List<byte[]> block : evidence.blocks()) {
                for (byte[] entry : block) {
                    auditor.feed(entry, 0, entry.length);
                    note(evidence.ledger(), LedgerEntry.decode(entry));
                }
                if (auditor.size() != auditor.fed()) {
                    fault("ledger " + evidence.ledger() + ": a block record does not end with its seal");
                }
                roots.put(auditor.size(), auditor.root());
            }
        } catch (LedgerInvalidException | MalformedEntryException | MalformedEnvelopeException e) {
            fault("audit: " + e.getMessage());
        }
        counts = counts.plus(auditor.counts());
        return roots;
    }

    private void note(int ledger, LedgerEntry entry) throws MalformedEnvelopeException {
        if (entry instanceof EventEntry event) {
            SignedEnvelope envelope = SignedEnvelope.decode(event.envelope());
            Slot slot = new Slot(envelope.numberedBy(), envelope.subject(), envelope.sequence());
            if (entered.put(slot, event.envelope()) != null) {
                fault("ledger " + ledger + ": " + slot + " is entered twice");
            }
            if (event.late()) {
                late.add(slot);
            }
        } else if (entry instanceof GapEntry gap) {
            for (long n = gap.first(); n <= gap.last(); n++) {
                givenUp.add(new Slot(gap.device(), gap.subject(), n));
            }
        }
    }

    /** Every checkpoint that was ever signed is one of a committed prefix; so no two contradict each other. */
    private void checkCheckpoints(LedgerEvidence evidence, Map<Long, byte[]> roots) {
        CheckpointVerifier verifier = CheckpointVerifier.of(
                network.checkpointSigner(evidence.ledger()).verifierKey(), signatures);
        for (byte[] note : evidence.checkpoints()) {
            checkpoints++;
            try {
                Checkpoint checkpoint = verifier.verify(note).checkpoint();
                if (!Arrays.equals(checkpoint.root(), roots.get(checkpoint.size()))) {
                    fault("ledger " + evidence.ledger() + ": signed, but no committed prefix: " + checkpoint);
                }
            } catch (NoteException e) {
                fault("ledger " + evidence.ledger() + ": checkpoint does not verify: " + e.getMessage());
            }
        }
        long end = roots.keySet().stream().mapToLong(size -> size).max().orElse(0);
        try {
            byte[] last = evidence.lastCommittedCheckpoint();
            if (last == null || verifier.verify(last).checkpoint().size() != end) {
                fault("ledger " + evidence.ledger() + ": want a last checkpoint of size " + end + ", got another");
            }
        } catch (NoteException e) {
            fault("ledger " + evidence.ledger() + ": last checkpoint does not verify: " + e.getMessage());
        }
    }

    private void checkRejections(LedgerEvidence evidence) {
        Map<Place, Refused> refused = new HashMap<>();
        for (Refused rejection : evidence.rejections()) {
            Place place = new Place(rejection.partition(), rejection.offset());
            if (refused.put(place, rejection) != null) {
                fault("refusal of " + place + " is there twice");
            }
            Send send = acknowledged.get(place);
            if (send == null || !rejection.reason().equals(send.fate().reason())) {
                fault("refusal of " + place + " for " + rejection.reason() + ": want "
                        + (send == null ? "none: nothing was sent there" : send.fate()));
            } else if (!Arrays.equals(rejection.value(), send.value())) {
                fault("refusal of " + place + ": want the original bytes, got others");
            }
        }
        acknowledged.forEach((place, send) -> {
            if (place.partition() == evidence.ledger() && send.fate().reason() != null && !refused.containsKey(place)) {
                fault("record at " + place + ": want it refused as "
                        + send.fate().reason() + ", got no refusal");
            }
        });
    }

    /** Closes the check over all ledgers and returns all faults; none means that everything holds. */
    List<String> faults(Collection<LoadStream> streams) {
        Map<Fate, Long> fates = new HashMap<>();
        acknowledged.values().forEach(send -> {
            fates.merge(send.fate(), 1L, Long::sum);
            if (send.fate() == Fate.ACCEPTED) {
                checkEntered(send);
            }
        });
        if (!entered.isEmpty()) {
            fault(entered.size() + " events in the ledgers were never acknowledged as sent, such as "
                    + entered.keySet().iterator().next());
        }
        streams.forEach(this::checkGaps);
        if (!givenUp.isEmpty()) {
            fault(givenUp.size() + " numbers are given up that were never used, such as "
                    + givenUp.iterator().next());
        }
        long refused = fates.entrySet().stream()
                .filter(e -> e.getKey().reason() != null)
                .mapToLong(Map.Entry::getValue)
                .sum();
        equal("input records", acknowledged.size(), events);
        equal("records that the seals cover", acknowledged.size() + counts.messages(), counts.records());
        equal("refused by the seals", refused, counts.rejected());
        equal("duplicates by the seals", fates.getOrDefault(Fate.DUPLICATE, 0L), counts.duplicates());
        equal("unsettled by the seals", 0, counts.unsettled());
        equal("words on contracts", fates.getOrDefault(Fate.ACTIVATION, 0L), counts.activations());
        equal("events by the seals", fates.getOrDefault(Fate.ACCEPTED, 0L), counts.events());
        return List.copyOf(faults);
    }

    private void checkEntered(Send send) {
        Slot slot = new Slot(send.device(), send.subject(), send.sequence());
        byte[] envelope = entered.remove(slot);
        if (envelope == null) {
            fault(slot + ": acknowledged, and in no ledger");
        } else if (!Arrays.equals(envelope, send.value())) {
            fault(slot + ": want the bytes that were sent, got others");
        }
        if (givenUp.contains(slot) != late.contains(slot)) {
            fault(slot + ": want it given up if and only if it is entered as late, got given up: "
                    + givenUp.contains(slot) + ", late: " + late.contains(slot));
        }
        givenUp.remove(slot);
    }

    private void checkGaps(LoadStream stream) {
        for (long n : stream.neverSent()) {
            if (!givenUp.remove(new Slot(stream.device(), stream.subject(), n))) {
                fault(stream + ": number " + n + " was never sent, want a gap entry, got none");
            }
        }
    }

    private void equal(String what, long want, long got) {
        if (want != got) {
            fault(what + ": want " + want + ", got " + got);
        }
    }

    private void fault(String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    /** What the ledgers hold. */
    AuditCounts counts() {
        return counts;
    }

    /** How many checkpoints were ever signed. */
    long checkpoints() {
        return checkpoints;
    }
}
