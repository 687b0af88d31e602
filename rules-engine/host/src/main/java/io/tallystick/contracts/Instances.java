package io.tallystick.contracts;

import io.tallystick.contracts.wording.HostWording;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The instances of a ledger: by subject, by due time, and in the host's state. */
final class Instances {
    private static final Comparator<Slot> BY_DUE = Comparator.comparingLong(Slot::dueMillis)
            .thenComparing(slot -> slot.ref().id());
    private static final Comparator<Slot> BY_OVER = Comparator.comparingLong(Slot::overMillis)
            .thenComparing(slot -> slot.ref().id());

    private final HostState state;
    private final Definitions definitions;
    private final TreeMap<String, Slot> byId = new TreeMap<>();
    private final Map<String, List<Slot>> bySubject = new HashMap<>();
    private final TreeSet<Slot> due = new TreeSet<>(BY_DUE);
    private final TreeSet<Slot> over = new TreeSet<>(BY_OVER);
    private final List<Slot> changed = new ArrayList<>();
    private final LinkedHashSet<Slot> decoded = new LinkedHashSet<>();

    Instances(HostState state, Definitions definitions) {
        this.state = state;
        this.definitions = definitions;
        state.scan(HostState.INSTANCE, (id, value) -> index(Slot.decode(value)));
    }

    /** Those on a subject, in the order of their ids; empty for most subjects. */
    List<Slot> on(String subject) {
        List<Slot> slots = bySubject.get(subject);
        return slots == null ? List.of() : slots;
    }

    /** All, in order of id. */
    List<Slot> all() {
        return List.copyOf(byId.values());
    }

    /** At most so many instances of a contract after an id, in order of id; from the first on where the id is empty. */
    List<Slot> after(String contract, String id, int most) {
        String prefix = contract + '/';
        return byId.tailMap(id.isEmpty() ? prefix : id, false).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .limit(most)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** How many run of each version of each contract, by name, space and version. */
    SortedMap<String, Integer> running() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        byId.values().stream()
                .filter(slot -> !slot.isOver())
                .map(Slot::ref)
                .forEach(ref -> counts.merge(ref.contract() + ' ' + ref.version(), 1, Integer::sum));
        return counts;
    }

    Slot find(String id) {
        return byId.get(id);
    }

    /** The instance of a place. */
    Instance instance(Slot slot) {
        if (slot.decoded() == null) {
            byte[] value = state.get(HostState.INSTANCE, slot.ref().id());
            Definition definition =
                    definitions.find(slot.ref().contract(), slot.ref().version());
            slot.decoded(definitions.engine(definition).decode(Slot.instance(value)));
            decoded.add(slot);
        }
        return slot.decoded();
    }

    /** The id that the next instance of a contract on a subject gets. */
    String nextId(String contract, String subject) throws RefusedException {
        if (on(subject).size() >= HostLimits.MAX_ON_SUBJECT || byId.size() >= HostLimits.MAX_INSTANCES) {
            throw new RefusedException(
                    RefusalCode.TOO_MANY,
                    HostWording.INSTANCES_FULL,
                    HostLimits.MAX_ON_SUBJECT,
                    HostLimits.MAX_INSTANCES);
        }
        long number = count(contract, subject) + 1;
        String base = contract + '/' + subject;
        return number == 1 ? base : base + '#' + number;
    }

    /** Takes in an instance that was opened under its {@link #nextId}. */
    void add(Slot slot) {
        String name = slot.ref().contract() + '/' + slot.ref().subject();
        long number = count(slot.ref().contract(), slot.ref().subject()) + 1;
        state.put(HostState.COUNTER, name, new StateWriter().i64(number).toByteArray());
        decoded.add(slot);
        index(slot);
    }

    /** The one that is due first, by time and id, or null. */
    Slot firstDue() {
        return due.isEmpty() ? null : due.first();
    }

    long nextDueMillis() {
        return due.isEmpty() ? Long.MAX_VALUE : due.first().dueMillis();
    }

    /** Says that an instance was given something at a time: it may have changed, end, and be due at another time. */
    void touched(Slot slot, long nowMillis) {
        if (!slot.isChanged()) {
            slot.setChanged(true);
            changed.add(slot);
        }
        long next = slot.decoded().nextDueMillis();
        if (next != slot.dueMillis()) {
            due.remove(slot);
            slot.setDue(next);
            if (next != Long.MAX_VALUE) {
                due.add(slot);
            }
        }
        if (!slot.isOver() && slot.decoded().isOver()) {
            slot.setOver(nowMillis);
            over.add(slot);
        }
    }

    /** Lets go of those that are over for long. */
    void forget(long nowMillis) {
        while (!over.isEmpty() && nowMillis - over.first().overMillis() > HostLimits.OVER_MILLIS) {
            Slot slot = over.pollFirst();
            due.remove(slot);
            byId.remove(slot.ref().id());
            decoded.remove(slot);
            List<Slot> slots = bySubject.get(slot.ref().subject());
            slots.remove(slot);
            if (slots.isEmpty()) {
                bySubject.remove(slot.ref().subject());
            }
            state.put(HostState.INSTANCE, slot.ref().id(), null);
        }
    }

    /** Moves what changed into the host's state. */
    void settle() {
        for (Slot slot : changed) {
            slot.setChanged(false);
            if (byId.get(slot.ref().id()) == slot) {
                state.put(HostState.INSTANCE, slot.ref().id(), slot.encode());
            }
        }
        changed.clear();
    }

    /** Keeps no more decoded than the limit; to be called when all is settled. */
    void trim() {
        Iterator<Slot> eldest = decoded.iterator();
        while (decoded.size() > HostLimits.MAX_DECODED) {
            eldest.next().decoded(null);
            eldest.remove();
        }
    }

    private long count(String contract, String subject) {
        byte[] value = state.get(HostState.COUNTER, contract + '/' + subject);
        return value == null ? 0 : new StateReader(value).i64();
    }

    private void index(Slot slot) {
        byId.put(slot.ref().id(), slot);
        List<Slot> slots = bySubject.computeIfAbsent(slot.ref().subject(), subject -> new ArrayList<>());
        slots.add(slot);
        slots.sort(Comparator.comparing(each -> each.ref().id()));
        if (slot.dueMillis() != Long.MAX_VALUE) {
            due.add(slot);
        }
        if (slot.isOver()) {
            over.add(slot);
        }
    }
}
