package io.tallystick.quickstart.fleet;

import io.tallystick.ledger.identity.DeviceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules of a network's ledgers in the plainest words, with the checks of one envelope in an order that can be chosen. */
final class NaiveLedgers {
    private static final int MAX_BYTES = 65_535;
    private static final int REMEMBERED = 10;

    enum Check {
        SUBJECT,
        REVOKED,
        IDENTITY
    }

    private static final class Sequence {
        private long next = -1;
        private int waited;
        private final TreeMap<Long, String> held = new TreeMap<>();
        private final LinkedHashMap<Long, String> entered = new LinkedHashMap<>();
    }

    private static final class Partition {
        private final Set<DeviceId> known = new HashSet<>();
        private final Map<String, Sequence> sequences = new HashMap<>();
    }

    private final List<Partition> partitions = new ArrayList<>();
    private final Set<DeviceId> enrolled = new HashSet<>();
    private final Set<DeviceId> revoked = new HashSet<>();
    private final List<Check> order;
    private final int patience;
    private final TreeMap<String, Long> rejected = new TreeMap<>();
    private long sent;
    private long accepted;
    private long duplicates;
    private long gapEntries;
    private long missing;

    /** @param patience further sends of a device and subject that a gap is kept open for */
    NaiveLedgers(int count, FleetPlan plan, List<Check> order, int patience) {
        for (int i = 0; i < count; i++) {
            partitions.add(new Partition());
        }
        plan.devices().forEach(device -> enrolled.add(device.id()));
        plan.revokedDevices().forEach(device -> revoked.add(device.id()));
        enrolled.addAll(revoked);
        this.order = order;
        this.patience = patience;
    }

    void process(Wire wire) {
        sent++;
        Partition partition = partitions.get(Math.floorMod(wire.key().hashCode(), partitions.size()));
        String refusal = refusal(partition, wire);
        if (refusal != null) {
            rejected.merge(refusal, 1L, Long::sum);
            return;
        }
        enter(partition.sequences.computeIfAbsent(wire.keyId() + " " + wire.subject(), key -> new Sequence()), wire);
    }

    private String refusal(Partition partition, Wire wire) {
        if (wire.size() > MAX_BYTES) {
            return "too-large";
        }
        if (!wire.whole()) {
            return "malformed";
        }
        for (Check check : order) {
            if (check == Check.SUBJECT && !wire.key().equals(wire.subject())) {
                return "subject-mismatch";
            }
            if (check == Check.REVOKED && revoked.contains(wire.keyId())) {
                return "revoked";
            }
            String reason = check == Check.IDENTITY ? identity(partition, wire) : null;
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private String identity(Partition partition, Wire wire) {
        if (!partition.known.contains(wire.keyId())) {
            if (!wire.chain()) {
                return "unknown-device";
            }
            if (wire.fault() != null || !enrolled.contains(wire.keyId())) {
                return "untrusted-certificate";
            }
        }
        if (!wire.keyId().equals(wire.signer()) || !wire.signed().equals(wire.sent())) {
            return "bad-signature";
        }
        partition.known.add(wire.keyId());
        return null;
    }

    private void enter(Sequence sequence, Wire wire) {
        if (sequence.next < 0) {
            sequence.next = wire.sequence();
        }
        String earlier = sequence.entered.getOrDefault(wire.sequence(), sequence.held.get(wire.sequence()));
        if (earlier != null) {
            if (earlier.equals(wire.sent())) {
                duplicates++;
            } else {
                rejected.merge("equivocation", 1L, Long::sum);
            }
            return;
        }
        if (wire.sequence() < sequence.next) {
            rejected.merge("late or forgotten: the plan must not have any", 1L, Long::sum);
            return;
        }
        sequence.held.put(wire.sequence(), wire.sent());
        release(sequence);
        sequence.waited = sequence.held.isEmpty() ? 0 : sequence.waited + 1;
        if (sequence.waited > patience) {
            giveUp(sequence);
        }
    }

    private void release(Sequence sequence) {
        for (String bytes = sequence.held.remove(sequence.next);
                bytes != null;
                bytes = sequence.held.remove(sequence.next)) {
            sequence.entered.put(sequence.next++, bytes);
            accepted++;
            if (sequence.entered.size() > REMEMBERED) {
                sequence.entered.remove(sequence.entered.keySet().iterator().next());
            }
        }
    }

    private void giveUp(Sequence sequence) {
        while (!sequence.held.isEmpty()) {
            gapEntries++;
            missing += sequence.held.firstKey() - sequence.next;
            sequence.next = sequence.held.firstKey();
            release(sequence);
        }
        sequence.waited = 0;
    }

    /** The counts once every gap is given up. Readings, introductions and early ones are not counted here: 0. */
    ExpectedCounts close() {
        partitions.stream()
                .map(partition -> partition.sequences.values())
                .flatMap(Collection::stream)
                .forEach(this::giveUp);
        return new ExpectedCounts(sent, accepted, 0, 0, 0, duplicates, gapEntries, missing, rejected);
    }
}
