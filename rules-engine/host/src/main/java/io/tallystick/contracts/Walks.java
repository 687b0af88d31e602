package io.tallystick.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The walks that are under way, in the order in which they began, and the instances that are none of theirs. */
final class Walks {
    private static final byte[] PASSED = {1};

    private final HostState state;
    private final TreeMap<String, Walk> all = new TreeMap<>();
    /** Number, NUL, instance: opened after the walk began, or tried in vain. */
    private final TreeSet<String> passed = new TreeSet<>();

    Walks(HostState state) {
        this.state = state;
        state.scan(HostState.WALK, (number, value) -> all.put(number, Walk.decode(number, value)));
        state.scan(HostState.PASSED, (key, value) -> passed.add(key));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** All of now, in their order. */
    List<Walk> list() {
        return new ArrayList<>(all.values());
    }

    /** The one that has its turn; only if there is one. */
    Walk first() {
        return all.firstEntry().getValue();
    }

    /** Begins a walk, or says how far it has come. */
    void put(Walk walk) {
        all.put(walk.number(), walk);
        state.put(HostState.WALK, walk.number(), walk.encode());
    }

    /** Whether an instance's turn is still to come in a walk. */
    boolean isAhead(Walk walk, Slot slot) {
        return walk.isAhead(slot) && !passed.contains(key(walk, slot));
    }

    /** Says that an instance is none of a walk's. */
    void pass(Walk walk, Slot slot) {
        if (walk.isAhead(slot) && passed.add(key(walk, slot))) {
            state.put(HostState.PASSED, key(walk, slot), PASSED);
        }
    }

    /** Ends a walk. */
    void end(Walk walk) {
        all.remove(walk.number());
        state.put(HostState.WALK, walk.number(), null);
        for (String key : List.copyOf(passed.subSet(walk.number() + '\0', walk.number() + '\1'))) {
            passed.remove(key);
            state.put(HostState.PASSED, key, null);
        }
    }

    private static String key(Walk walk, Slot slot) {
        return walk.number() + '\0' + slot.ref().id();
    }
}
